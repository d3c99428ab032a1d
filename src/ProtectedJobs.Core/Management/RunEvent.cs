using System.Text.Json.Serialization;

namespace ProtectedJobs.Core.Management;

/// <summary>One thing that happened to a run, told in terms of its job.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What.</param>
/// <param name="Text">The same as a sentence for people.</param>
public sealed record RunEvent(DateTimeOffset At, RunEventKind Kind, string Text)
{
    /// <summary>The event of the execution's history that tells it; null if the run's record does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? HistoryId { get; init; }

    /// <summary>The state of the machine; null if it is about none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? State { get; init; }

    /// <summary>The name of an error; null if there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }

    /// <summary>The error's words; null if there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Cause { get; init; }
}

/// <summary>What happened to a run.</summary>
public enum RunEventKind
{
    /// <summary>Its execution was started.</summary>
    [JsonStringEnumMemberName("RUN_STARTED")]
    RunStarted,

    /// <summary>A step of the machine was begun.</summary>
    [JsonStringEnumMemberName("STEP")]
    Step,

    /// <summary>A step failed and is tried again, or another goes on from there.</summary>
    [JsonStringEnumMemberName("STEP_FAILED")]
    StepFailed,

    /// <summary>Its job was found, or answered, and its clock began to run.</summary>
    [JsonStringEnumMemberName("JOB_STARTED")]
    JobStarted,

    /// <summary>Its job was seen running for the first time: from here it is billed.</summary>
    [JsonStringEnumMemberName("JOB_RUNS")]
    JobRuns,

    /// <summary>Its job was asked to cancel.</summary>
    [JsonStringEnumMemberName("CANCEL_ASKED")]
    CancelAsked,

    /// <summary>It was asked to stop.</summary>
    [JsonStringEnumMemberName("STOP_ASKED")]
    StopAsked,

    /// <summary>How the attempt ended was written down.</summary>
    [JsonStringEnumMemberName("OUTCOME")]
    Outcome,

    /// <summary>The end was announced.</summary>
    [JsonStringEnumMemberName("ANNOUNCED")]
    Announced,

    /// <summary>It was redriven.</summary>
    [JsonStringEnumMemberName("REDRIVEN")]
    Redriven,

    /// <summary>Its execution ended.</summary>
    [JsonStringEnumMemberName("RUN_ENDED")]
    RunEnded,
}
