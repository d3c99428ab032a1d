using LocalCloud.Services.CleanRooms.Scenes;
using LocalCloud.Services.CleanRooms.Scripts;

namespace LocalCloud.Services.CleanRooms.Jobs;

/// <summary>How one job will go: the behaviour of its layers with every member said, fixed when it starts.</summary>
internal sealed record JobPlan
{
    public required TimeSpan Submitted { get; init; }

    public required TimeSpan Started { get; init; }

    public required TimeSpan Cancelling { get; init; }

    public required JobStatus Outcome { get; init; }

    public required JobStatus CancelOutcome { get; init; }

    public required JobError Error { get; init; }

    public required TimeSpan UnitsSettle { get; init; }

    public required TimeSpan ListLag { get; init; }

    public required IReadOnlyList<OutputData> Outputs { get; init; }

    /// <summary>Null where outputs are made up.</summary>
    public ScriptRun? Script { get; init; }

    /// <summary>This plan, changed where a behaviour says something.</summary>
    public JobPlan With(Behavior behavior) => behavior.Over(new Behavior
    {
        SubmittedSeconds = Submitted.TotalSeconds,
        StartedSeconds = Started.TotalSeconds,
        CancellingSeconds = Cancelling.TotalSeconds,
        Outcome = Outcome,
        CancelOutcome = CancelOutcome,
        ErrorCode = Error.Code,
        ErrorMessage = Error.Message,
        UnitsSettleSeconds = UnitsSettle.TotalSeconds,
        ListLagSeconds = ListLag.TotalSeconds,
        Outputs = Outputs,
        Script = Script,
    }).ToPlan();
}

/// <summary>Why a job failed.</summary>
/// <param name="Code">Opaque, as on AWS.</param>
/// <param name="Message">For people.</param>
internal sealed record JobError(string Code, string Message);
