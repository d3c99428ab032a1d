using System.Text.Json;
using System.Text.Json.Serialization;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Results;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Core.Management;

/// <summary>The status of one run. Members are only ever added.</summary>
public sealed record RunView
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>Its execution.</summary>
    public required string ExecutionArn { get; init; }

    /// <summary>Its status, in the words of Durable Functions.</summary>
    public required RuntimeStatus RuntimeStatus { get; init; }

    /// <summary>Its status, in the words of Step Functions.</summary>
    public required ExecutionStatus ExecutionStatus { get; init; }

    /// <summary>How its current attempt ended; null if it has not, or nobody has written it down yet.</summary>
    public RunStatus? Outcome { get; init; }

    /// <summary>The name of its error; null if there is none.</summary>
    public string? Error { get; init; }

    /// <summary>The error's words; null if there are none.</summary>
    public string? Cause { get; init; }

    /// <summary>How often it was redriven.</summary>
    public required int Attempt { get; init; }

    /// <summary>Which of its jobs this is, from 0; only a redrive after a bad end raises it.</summary>
    public int Generation { get; init; }

    /// <summary>When its execution was started.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it changed last, as far as is known.</summary>
    public required DateTimeOffset LastUpdatedAt { get; init; }

    /// <summary>When it ended; null if it has not.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When its end was announced; null if it has not been.</summary>
    public DateTimeOffset? AnnouncedAt { get; init; }

    /// <summary>The membership; null if the request does not tell.</summary>
    public string? MembershipId { get; init; }

    /// <summary>The analysis template; null if the request does not tell.</summary>
    public string? AnalysisTemplateArn { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>What started it; null if nobody said.</summary>
    public Trigger? Trigger { get; init; }

    /// <summary>Where it is.</summary>
    public required RunProgress Progress { get; init; }

    /// <summary>What came out; null unless its job succeeded.</summary>
    public RunResults? Results { get; init; }

    /// <summary>What its job used; null while it is not known.</summary>
    public RunUsage? Usage { get; init; }

    /// <summary>Whether it can be rewound: it ended badly, and Step Functions still allows it.</summary>
    public bool CanRewind { get; init; }

    /// <summary>The execution's input: a request, its parameters' values included. Sensitive: shown only where it is asked for.</summary>
    [JsonIgnore]
    public JsonElement? Input { get; init; }

    /// <summary>The execution's output; null unless it succeeded.</summary>
    [JsonIgnore]
    public JsonElement? Output { get; init; }

    /// <summary>The view of what was seen of a run.</summary>
    /// <param name="sight">What was seen.</param>
    public static RunView Of(RunSight sight)
    {
        var (execution, record) = (sight.Execution, sight.CurrentRecord);
        var progress = ProgressReader.Of(sight);
        var outcome = record?.Outcome;
        var hasBegun = progress.Phase is not (RunPhase.Queued or RunPhase.Starting) || record?.Intent is not null;
        return new RunView
        {
            RunId = execution.Name,
            ExecutionArn = execution.ExecutionArn,
            RuntimeStatus = RuntimeStatuses.Of(execution.Status, hasBegun, outcome?.Status),
            ExecutionStatus = execution.Status,
            Outcome = outcome?.Status,
            Error = outcome?.Error ?? execution.Error,
            Cause = outcome?.Cause ?? RunOutcome.Cut(execution.Cause),
            Attempt = execution.RedriveCount,
            Generation = sight.Record?.Generation ?? 0,
            CreatedAt = execution.StartTime,
            LastUpdatedAt = LastChangeOf(execution, record),
            EndedAt = execution.Status == ExecutionStatus.Running ? null : execution.StopTime ?? outcome?.SettledAt,
            AnnouncedAt = record?.AnnouncedAt,
            MembershipId = sight.Record?.MembershipId ?? sight.Request?.Job.MembershipId,
            AnalysisTemplateArn = sight.Record?.AnalysisTemplateArn ?? sight.Request?.Job.AnalysisTemplateArn,
            Tags = sight.Request?.Orchestration.Tags ?? sight.Record?.Tags ?? new Dictionary<string, string>(),
            Trigger = sight.Request?.Orchestration.Trigger,
            Progress = progress,
            Results = outcome?.Results,
            Usage = outcome?.Usage,
            CanRewind = execution.IsRedrivable,
            Input = JsonOf(execution.Input),
            Output = JsonOf(execution.Output),
        };
    }

    private static DateTimeOffset LastChangeOf(ExecutionDetail execution, RunRecord? record) => new[]
    {
        execution.StartTime, execution.StopTime, execution.Redrive, record?.ClockStart, record?.StartedSeenAt, record?.Wait?.EnteredAt,
        record?.Cancel?.At, record?.Stop?.At, record?.Outcome?.SettledAt, record?.AnnouncedAt,
    }.Max()!.Value;

    private static JsonElement? JsonOf(string? text)
    {
        try
        {
            return text is null ? null : JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(text, Json.CoreJson.Default.String);
        }
    }
}
