using System.Diagnostics;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Core.Tracing;

/// <summary>
/// The trace of a run: that of the invocation which wrote its first record. Invocations that the state machine makes belong to it by
/// themselves; those that serve several runs (events, Sweep) have traces of their own, and begin a span in each run's.
/// </summary>
public static class RunTrace
{
    /// <summary>The tag with the run's id.</summary>
    public const string RunId = "cleanrooms.job.run_id";

    /// <summary>The tag with the attempt.</summary>
    public const string Attempt = "cleanrooms.job.attempt";

    /// <summary>The tag with the job's id, once it is known.</summary>
    public const string JobId = "cleanrooms.job.id";

    /// <summary>The tag that says what came of it.</summary>
    public const string Outcome = "cleanrooms.job.outcome";

    /// <summary>The name of <see cref="Source"/>: who listens is asked about it while it is being made.</summary>
    public const string SourceName = "ProtectedJobs";

    /// <summary>Where all spans of ours come from.</summary>
    public static ActivitySource Source { get; } = new(SourceName);

    /// <summary>The current span as a record keeps it: W3C's traceparent; null if nobody traces.</summary>
    internal static string? Current => Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null;

    /// <summary>Begins a span of what is done for a run by an invocation that may not be its own.</summary>
    /// <param name="name">What is done.</param>
    /// <param name="record">The run.</param>
    internal static Activity? Begin(string name, RunRecord record)
    {
        var caller = Activity.Current?.Context;
        var isElsewhere = ActivityContext.TryParse(record.Trace, null, out var own) && own.TraceId != caller?.TraceId;
        KeyValuePair<string, object?>[] tags = [new(RunId, record.RunId), new(Attempt, record.Attempt), new(JobId, record.JobId)];
        return Source.StartActivity(
            name,
            ActivityKind.Internal,
            isElsewhere ? own : default,
            tags,
            isElsewhere && caller is { } context ? [new ActivityLink(context)] : null);
    }

    /// <summary>Tells the current span the job of its run.</summary>
    internal static RunRecord? Note(RunRecord? record)
    {
        if (record?.JobId is { } jobId && Activity.Current is { } activity && record.RunId.Equals(activity.GetTagItem(RunId)))
        {
            activity.SetTag(JobId, jobId);
        }

        return record;
    }
}
