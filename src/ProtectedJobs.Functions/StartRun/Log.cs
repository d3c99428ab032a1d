using Microsoft.Extensions.Logging;
using ProtectedJobs.Core.Triggers;

namespace ProtectedJobs.Functions.StartRun;

internal static partial class Log
{
    [LoggerMessage(EventId = 1200, Level = LogLevel.Information, Message = "{RunId}: {Decision}: {Reason} {Stopped} earlier runs were stopped")]
    public static partial void Fired(ILogger logger, string? runId, TriggerDecision decision, string reason, int stopped);

    [LoggerMessage(EventId = 1201, Level = LogLevel.Warning, Message = "{Reason}")]
    public static partial void Refused(ILogger logger, string reason);
}
