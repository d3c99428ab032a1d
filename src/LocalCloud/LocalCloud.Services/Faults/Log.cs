using Microsoft.Extensions.Logging;

namespace LocalCloud.Services.Faults;

/// <summary>What fault injection logs. Ids 1380 to 1389; never reused.</summary>
internal static partial class Log
{
    [LoggerMessage(1380, LogLevel.Information, "Injected {Kind} into {Service} {Operation}")]
    public static partial void FaultInjected(ILogger logger, FaultKind kind, string service, string operation);
}
