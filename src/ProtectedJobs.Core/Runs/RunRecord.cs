using ProtectedJobs.Core.Approvals;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Tracing;

namespace ProtectedJobs.Core.Runs;

/// <summary>All that is remembered of a run: <c>runs/{runId}.json</c>. Every change is a conditional write.</summary>
public sealed record RunRecord : ILedgerDocument<RunRecord>
{
    /// <summary>The newest schema; readers refuse newer ones, and read older ones, which the next change brings up to it.</summary>
    /// <remarks>1: the first. 2: has <see cref="Approval"/> and <see cref="PurgedAt"/>, which older handlers would lose.</remarks>
    public const int CurrentSchema = 2;

    /// <summary>The schema it was written in.</summary>
    public int Schema { get; init; } = CurrentSchema;

    /// <inheritdoc/>
    public string? WriteId { get; init; }

    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>Its execution.</summary>
    public required string ExecutionArn { get; init; }

    /// <summary>When the execution was started; another value belongs to another run of the same name.</summary>
    public required DateTimeOffset ExecutionStartTime { get; init; }

    /// <summary>The attempt that the record is about: the execution's redrive count.</summary>
    public int Attempt { get; init; }

    /// <summary>Which of the run's jobs this is, from 0. A start belongs to (run, generation); only a redrive after a bad end raises it.</summary>
    public int Generation { get; init; }

    /// <summary>The attempt that decided to keep, or to start, this generation's job; -1 before any did.</summary>
    public int DecidedAttempt { get; init; } = -1;

    /// <summary>When the state was entered whose invocation reopened the run after a redrive; null if StartJob opened the attempt.</summary>
    public DateTimeOffset? ReopenedAt { get; init; }

    /// <summary>The membership; null while the request is not known to be well formed.</summary>
    public string? MembershipId { get; init; }

    /// <summary>The analysis template; null as above.</summary>
    public string? AnalysisTemplateArn { get; init; }

    /// <summary>The request's tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>What started the run.</summary>
    public Trigger? Trigger { get; init; }

    /// <summary>A start that was begun and whose answer has not been written down; null if there is none.</summary>
    public StartIntent? Intent { get; init; }

    /// <summary>The generation's job; null before there is one.</summary>
    public string? JobId { get; init; }

    /// <summary>How the job was found to be this run's.</summary>
    public Adoption Adoption { get; init; }

    /// <summary>When deadline and looks began to count: the job's creation, or its adoption by a redrive.</summary>
    public DateTimeOffset? ClockStart { get; init; }

    /// <summary>When the job was first seen STARTED: the budget counts from here.</summary>
    public DateTimeOffset? StartedSeenAt { get; init; }

    /// <summary>That we asked for the job to be cancelled, and why.</summary>
    public CancelRequest? Cancel { get; init; }

    /// <summary>The task that waits for the job.</summary>
    public JobWait? Wait { get; init; }

    /// <summary>The consent that was asked for before the generation's job; null if none was.</summary>
    public Approval? Approval { get; init; }

    /// <summary>That the attempt was stopped from outside.</summary>
    public StopRequest? Stop { get; init; }

    /// <summary>How the attempt ended.</summary>
    public RunOutcome? Outcome { get; init; }

    /// <summary>When that was told to the world; null if it has not been yet.</summary>
    public DateTimeOffset? AnnouncedAt { get; init; }

    /// <summary>The span in which the first record was written, as W3C's traceparent: the run's trace; null if nobody traced.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public string? Trace { get; init; }

    /// <summary>The job whose end, and usage, an earlier attempt's outcome told; null for none. Sums over attempts count it once.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public string? ToldJobId { get; init; }

    /// <summary>When the run was purged: the record is a tombstone, kept so that nothing takes its job for nobody's; null if it was not.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? PurgedAt { get; init; }

    /// <inheritdoc/>
    public RunRecord WrittenBy(string writeId) => this with { WriteId = writeId };

    /// <summary>The run and attempt it is about.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public RunIdentity Run => new(RunId, ExecutionArn, ExecutionStartTime, Attempt);

    /// <summary>What is left of a run that is purged: what tells that its job has an owner, and that its end was announced.</summary>
    /// <param name="at">When.</param>
    public RunRecord Tombstone(DateTimeOffset at) => this with
    {
        PurgedAt = PurgedAt ?? at,
        AnalysisTemplateArn = null,
        Tags = new Dictionary<string, string>(),
        Trigger = null,
        Wait = null,
        Approval = null,
        Stop = Stop is null ? null : Stop with { Cause = null },
        Outcome = Outcome is null ? null : Outcome with { Cause = null, Job = null, Results = null, Usage = null },
    };

    /// <summary>The first record of a run.</summary>
    /// <param name="run">The run and its attempt.</param>
    public static RunRecord Of(RunIdentity run) => new()
    {
        RunId = run.Id,
        ExecutionArn = run.ExecutionArn,
        ExecutionStartTime = run.StartedAt,
        Attempt = run.RedriveCount,
        Trace = RunTrace.Current,
    };
}
