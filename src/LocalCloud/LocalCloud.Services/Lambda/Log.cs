using Microsoft.Extensions.Logging;

namespace LocalCloud.Services.Lambda;

internal static partial class Log
{
    [LoggerMessage(1500, LogLevel.Debug, "Started process {ProcessId} of {Function}")]
    public static partial void Started(ILogger logger, string function, int processId);

    [LoggerMessage(1501, LogLevel.Debug, "Process {ProcessId} of {Function} ended with {ExitCode}")]
    public static partial void Ended(ILogger logger, string function, int processId, int exitCode);

    [LoggerMessage(1502, LogLevel.Error, "No process of {Function} can be started")]
    public static partial void NotStarted(ILogger logger, Exception exception, string function);

    [LoggerMessage(1503, LogLevel.Warning, "{Function} took longer than its {TimeoutSeconds} s and was ended")]
    public static partial void TimedOut(ILogger logger, string function, int timeoutSeconds);

    [LoggerMessage(1504, LogLevel.Warning, "{Function} has no executable: an invocation waits until a developer starts it")]
    public static partial void WaitsForDeveloper(ILogger logger, string function);

    [LoggerMessage(1505, LogLevel.Debug, "{Function}: {Line}")]
    public static partial void Output(ILogger logger, string function, string line);

    [LoggerMessage(1506, LogLevel.Warning, "An event for {Function} is given up: {Condition} after {Attempts} attempts")]
    public static partial void GivenUp(ILogger logger, string function, string condition, int attempts);

    [LoggerMessage(1507, LogLevel.Error, "The events of Lambda could not be served; trying again")]
    public static partial void EventsFailed(ILogger logger, Exception exception);
}
