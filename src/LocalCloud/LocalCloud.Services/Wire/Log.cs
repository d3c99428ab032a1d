using Microsoft.Extensions.Logging;

namespace LocalCloud.Services.Wire;

internal static partial class Log
{
    [LoggerMessage(1400, LogLevel.Error, "Request {RequestId} ({Method}) failed in a way nobody expected")]
    public static partial void RequestFailed(ILogger logger, Exception exception, string requestId, string method);

    [LoggerMessage(1401, LogLevel.Warning, "Refused a request of host '{Host}', origin '{Origin}'")]
    public static partial void OriginRefused(ILogger logger, string host, string origin);
}
