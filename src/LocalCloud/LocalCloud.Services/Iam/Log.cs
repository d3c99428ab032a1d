using Microsoft.Extensions.Logging;

namespace LocalCloud.Services.Iam;

internal static partial class Log
{
    [LoggerMessage(1700, LogLevel.Warning, "No policy lets {Principal} perform {Action} on {Resource}; it went on, as only logging was asked for")]
    public static partial void WouldDeny(ILogger logger, string principal, string action, string resource);
}
