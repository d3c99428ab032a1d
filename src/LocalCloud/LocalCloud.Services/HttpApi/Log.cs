using Microsoft.Extensions.Logging;

namespace LocalCloud.Services.HttpApi;

internal static partial class Log
{
    [LoggerMessage(1800, LogLevel.Warning, "The HTTP API request {RequestId} is forbidden: {Reason}")]
    public static partial void Refused(ILogger logger, string requestId, string reason);

    [LoggerMessage(1801, LogLevel.Warning, "The HTTP API request {RequestId} got 503: {Function} did not answer within {Seconds} s")]
    public static partial void TookTooLong(ILogger logger, string requestId, string function, double seconds);

    [LoggerMessage(1802, LogLevel.Warning, "The HTTP API request {RequestId} could not invoke {Function}: {Reason}")]
    public static partial void NotInvoked(ILogger logger, string requestId, string function, string reason);

    [LoggerMessage(1803, LogLevel.Warning, "The HTTP API request {RequestId} got 500: {Function} failed")]
    public static partial void FunctionFailed(ILogger logger, string requestId, string function);

    [LoggerMessage(1804, LogLevel.Warning, "The HTTP API request {RequestId} got 500: the answer of {Function} is no response")]
    public static partial void NoResponse(ILogger logger, string requestId, string function);

    [LoggerMessage(1805, LogLevel.Error, "The HTTP API request {RequestId} failed")]
    public static partial void RequestFailed(ILogger logger, Exception exception, string requestId);
}
