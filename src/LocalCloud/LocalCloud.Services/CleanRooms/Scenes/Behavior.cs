using LocalCloud.Services.CleanRooms.Jobs;
using LocalCloud.Services.CleanRooms.Scripts;

namespace LocalCloud.Services.CleanRooms.Scenes;

/// <summary>How jobs go: durations in seconds of the cloud's clock, the outcome, and what comes out.</summary>
/// <remarks>
/// Three layers, each overriding the next: the job (parameter <see cref="ParameterName"/>, or an admin call), its
/// template, the scene. A member that is null is as the layer below has it.
/// </remarks>
internal sealed record Behavior
{
    /// <summary>The job parameter whose value is a behaviour as JSON; needs no declaration in the template.</summary>
    public const string ParameterName = "local_behavior";

    /// <summary>The bottom layer: two seconds to start, eight to run, and success with two outputs.</summary>
    public static Behavior Standard { get; } = new()
    {
        SubmittedSeconds = 2,
        StartedSeconds = 8,
        CancellingSeconds = 1,
        Outcome = JobStatus.Success,
        CancelOutcome = JobStatus.Cancelled,
        ErrorCode = "JOB_FAILED",
        ErrorMessage = "The job failed. Check the script of the analysis template.",
        UnitsSettleSeconds = 0,
        ListLagSeconds = 0,
        Outputs = [OutputData.Sample("summary", rows: 12, parts: 1), OutputData.Sample("detail", rows: 1000, parts: 2)],
    };

    /// <summary>How long a job stays SUBMITTED.</summary>
    public double? SubmittedSeconds { get; init; }

    /// <summary>How long a job runs.</summary>
    public double? StartedSeconds { get; init; }

    /// <summary>How long a job stays CANCELLING.</summary>
    public double? CancellingSeconds { get; init; }

    /// <summary>SUCCESS, FAILED, or CANCELLED as if a person had cancelled it at the end.</summary>
    public JobStatus? Outcome { get; init; }

    /// <summary>What becomes of a job that is asked to cancel: CANCELLED, or SUCCESS or FAILED when the cancel comes too late.</summary>
    public JobStatus? CancelOutcome { get; init; }

    /// <summary><c>error.code</c> of a job that failed.</summary>
    public string? ErrorCode { get; init; }

    /// <summary><c>error.message</c> of a job that failed.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>How long after its end a job's billed units appear.</summary>
    public double? UnitsSettleSeconds { get; init; }

    /// <summary>How long after its start a job appears in ListProtectedJobs.</summary>
    public double? ListLagSeconds { get; init; }

    /// <summary>What a successful job writes, a folder each.</summary>
    public IReadOnlyList<OutputData>? Outputs { get; init; }

    /// <summary>Runs the template's entry script instead of making outputs up; null for not. A job cannot ask for it.</summary>
    public ScriptRun? Script { get; init; }

    /// <summary>This behaviour, with what it does not say taken from another.</summary>
    public Behavior Over(Behavior? below) => below is null ? this : new()
    {
        SubmittedSeconds = SubmittedSeconds ?? below.SubmittedSeconds,
        StartedSeconds = StartedSeconds ?? below.StartedSeconds,
        CancellingSeconds = CancellingSeconds ?? below.CancellingSeconds,
        Outcome = Outcome ?? below.Outcome,
        CancelOutcome = CancelOutcome ?? below.CancelOutcome,
        ErrorCode = ErrorCode ?? below.ErrorCode,
        ErrorMessage = ErrorMessage ?? below.ErrorMessage,
        UnitsSettleSeconds = UnitsSettleSeconds ?? below.UnitsSettleSeconds,
        ListLagSeconds = ListLagSeconds ?? below.ListLagSeconds,
        Outputs = Outputs ?? below.Outputs,
        Script = Script ?? below.Script,
    };

    /// <summary>The behaviour with every member said.</summary>
    public JobPlan ToPlan()
    {
        var all = Over(Standard);
        return new JobPlan
        {
            Submitted = TimeSpan.FromSeconds(all.SubmittedSeconds!.Value),
            Started = TimeSpan.FromSeconds(all.StartedSeconds!.Value),
            Cancelling = TimeSpan.FromSeconds(all.CancellingSeconds!.Value),
            Outcome = all.Outcome!.Value,
            CancelOutcome = all.CancelOutcome!.Value,
            Error = new JobError(all.ErrorCode!, all.ErrorMessage!),
            UnitsSettle = TimeSpan.FromSeconds(all.UnitsSettleSeconds!.Value),
            ListLag = TimeSpan.FromSeconds(all.ListLagSeconds!.Value),
            Outputs = all.Outputs!,
            Script = all.Script,
        };
    }
}
