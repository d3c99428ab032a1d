using LocalCloud.Asl.Execution;
using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Trials;

/// <summary>What a state is tried with.</summary>
public sealed record TrialSetup
{
    /// <summary>The execution that the default context object tells of.</summary>
    public required ExecutionInfo Info { get; init; }

    /// <summary>The state's raw input.</summary>
    public required JsonValue Input { get; init; }

    /// <summary>The variables it sees.</summary>
    public JsonObject Variables { get; init; } = JsonObject.Empty;

    /// <summary>The context object, taken as it is; null for the default one.</summary>
    public JsonObject? Context { get; init; }

    /// <summary>What is answered in place of the state's work; null has the work done.</summary>
    public TrialMock? Mock { get; init; }

    /// <summary>How often the state was tried again already, by whichever retrier names the error.</summary>
    public int RetryCount { get; init; }

    /// <summary>How many iterations of a Map failed.</summary>
    public long MapIterationFailures { get; init; }

    /// <summary>What a distributed Map's ItemReader read, as it is in the object; null for nothing.</summary>
    public string? ItemReaderData { get; init; }

    /// <summary>The time of the trial.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>For jitter, States.UUID and States.MathRandom.</summary>
    public required Random Random { get; init; }
}

/// <summary>An answer in place of a state's work.</summary>
public abstract record TrialMock
{
    private TrialMock()
    {
    }

    /// <summary>The work gave this.</summary>
    /// <param name="Value">The raw result.</param>
    public sealed record Result(JsonValue Value) : TrialMock;

    /// <summary>The work failed.</summary>
    /// <param name="Name">The error.</param>
    /// <param name="Cause">The cause.</param>
    public sealed record Error(string Name, string? Cause) : TrialMock;
}
