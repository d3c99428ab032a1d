using Microsoft.Extensions.Logging;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Functions.Telemetry;

internal static partial class Log
{
    [LoggerMessage(EventId = 100, Level = LogLevel.Information, Message = "{State} done after {Retries} retries")]
    public static partial void StepDone(ILogger logger, string state, int retries);

    [LoggerMessage(EventId = 101, Level = LogLevel.Information, Message = "{State} goes another way")]
    public static partial void StepTurned(ILogger logger, string state, RunError error);

    [LoggerMessage(EventId = 102, Level = LogLevel.Information, Message = "{Act} of {RunId}, attempt {Attempt}, job {JobId}, trace {TraceId}: {Outcome}")]
    public static partial void ActedOnRun(ILogger logger, string act, string? outcome, string? runId, string? attempt, string? jobId, string traceId);

    [LoggerMessage(EventId = 103, Level = LogLevel.Information, Message = "{Function} done")]
    public static partial void EventDone(ILogger logger, string function);

    [LoggerMessage(EventId = 104, Level = LogLevel.Warning, Message = "Spans could not be exported, and are lost: {Reason}")]
    public static partial void NotExported(ILogger logger, string reason);
}
