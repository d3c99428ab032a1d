namespace Amazon.Lambda.Core;

/// <summary>The logger of an invocation: what it writes goes to the function's log stream.</summary>
public interface ILambdaLogger
{
    /// <summary>Writes text as it is, without a line end.</summary>
    void Log(string message);

    /// <summary>Writes a line.</summary>
    void LogLine(string message);

    /// <summary>Writes a line at a level.</summary>
    void Log(string level, string message) => LogLine(message);

    /// <summary>Writes a line at a level.</summary>
    void Log(LogLevel level, string message) => Log(level.ToString(), message);

    /// <summary>Writes a line at a level, from a template whose <c>{names}</c> the arguments replace in order.</summary>
    void Log(string level, string message, params object[] args) => Log(level, message);

    /// <summary>Writes a line and an exception at a level.</summary>
    void Log(string level, Exception exception, string message, params object[] args)
    {
        Log(level, message, args);
        Log(level, exception.ToString());
    }

    /// <summary>Writes a line at a level, from a template.</summary>
    void Log(LogLevel level, string message, params object[] args) => Log(level.ToString(), message, args);

    /// <summary>Writes a line and an exception at a level.</summary>
    void Log(LogLevel level, Exception exception, string message, params object[] args) =>
        Log(level.ToString(), exception, message, args);

    /// <summary>Writes a line at <see cref="LogLevel.Trace"/>.</summary>
    void LogTrace(string message) => Log(LogLevel.Trace.ToString(), message);

    /// <summary>Writes a line at <see cref="LogLevel.Trace"/>, from a template.</summary>
    void LogTrace(string message, params object[] args) => Log(LogLevel.Trace.ToString(), message, args);

    /// <summary>Writes a line and an exception at <see cref="LogLevel.Trace"/>.</summary>
    void LogTrace(Exception exception, string message, params object[] args) =>
        Log(LogLevel.Trace.ToString(), exception, message, args);

    /// <summary>Writes a line at <see cref="LogLevel.Debug"/>.</summary>
    void LogDebug(string message) => Log(LogLevel.Debug.ToString(), message);

    /// <summary>Writes a line at <see cref="LogLevel.Debug"/>, from a template.</summary>
    void LogDebug(string message, params object[] args) => Log(LogLevel.Debug.ToString(), message, args);

    /// <summary>Writes a line and an exception at <see cref="LogLevel.Debug"/>.</summary>
    void LogDebug(Exception exception, string message, params object[] args) =>
        Log(LogLevel.Debug.ToString(), exception, message, args);

    /// <summary>Writes a line at <see cref="LogLevel.Information"/>.</summary>
    void LogInformation(string message) => Log(LogLevel.Information.ToString(), message);

    /// <summary>Writes a line at <see cref="LogLevel.Information"/>, from a template.</summary>
    void LogInformation(string message, params object[] args) => Log(LogLevel.Information.ToString(), message, args);

    /// <summary>Writes a line and an exception at <see cref="LogLevel.Information"/>.</summary>
    void LogInformation(Exception exception, string message, params object[] args) =>
        Log(LogLevel.Information.ToString(), exception, message, args);

    /// <summary>Writes a line at <see cref="LogLevel.Warning"/>.</summary>
    void LogWarning(string message) => Log(LogLevel.Warning.ToString(), message);

    /// <summary>Writes a line at <see cref="LogLevel.Warning"/>, from a template.</summary>
    void LogWarning(string message, params object[] args) => Log(LogLevel.Warning.ToString(), message, args);

    /// <summary>Writes a line and an exception at <see cref="LogLevel.Warning"/>.</summary>
    void LogWarning(Exception exception, string message, params object[] args) =>
        Log(LogLevel.Warning.ToString(), exception, message, args);

    /// <summary>Writes a line at <see cref="LogLevel.Error"/>.</summary>
    void LogError(string message) => Log(LogLevel.Error.ToString(), message);

    /// <summary>Writes a line at <see cref="LogLevel.Error"/>, from a template.</summary>
    void LogError(string message, params object[] args) => Log(LogLevel.Error.ToString(), message, args);

    /// <summary>Writes a line and an exception at <see cref="LogLevel.Error"/>.</summary>
    void LogError(Exception exception, string message, params object[] args) =>
        Log(LogLevel.Error.ToString(), exception, message, args);

    /// <summary>Writes a line at <see cref="LogLevel.Critical"/>.</summary>
    void LogCritical(string message) => Log(LogLevel.Critical.ToString(), message);

    /// <summary>Writes a line at <see cref="LogLevel.Critical"/>, from a template.</summary>
    void LogCritical(string message, params object[] args) => Log(LogLevel.Critical.ToString(), message, args);

    /// <summary>Writes a line and an exception at <see cref="LogLevel.Critical"/>.</summary>
    void LogCritical(Exception exception, string message, params object[] args) =>
        Log(LogLevel.Critical.ToString(), exception, message, args);
}
