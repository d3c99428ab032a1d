using Microsoft.Extensions.Logging;

namespace ProtectedJobs.Functions.Sweep;

internal static partial class Log
{
    [LoggerMessage(EventId = 1100, Level = LogLevel.Information, Message = "Swept {OpenRuns} open runs: {Woken} woken, {Finished} brought to their end, {SlotsFreed} slots freed, {Left} left")]
    public static partial void Swept(ILogger logger, int openRuns, int woken, int finished, int slotsFreed, int left);

    [LoggerMessage(EventId = 1101, Level = LogLevel.Warning, Message = "{Trouble}")]
    public static partial void Trouble(ILogger logger, string trouble);

    [LoggerMessage(EventId = 1102, Level = LogLevel.Warning, Message = "Job {JobId} is live and no run claims it; it is left alone")]
    public static partial void ForeignJob(ILogger logger, string jobId);

    [LoggerMessage(EventId = 1103, Level = LogLevel.Information, Message = "Repaired {RunId}: {Repair}")]
    public static partial void Repaired(ILogger logger, string runId, string repair);
}
