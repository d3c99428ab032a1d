using System.Globalization;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Writes log lines in the function's format, with the id of the invocation they belong to.</summary>
/// <remarks>A line of text is <c>time TAB request id TAB level TAB message</c>; one of JSON is an object.</remarks>
internal sealed class LogWriter(TextWriter output, LambdaEnvironment environment, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly LogLevel _minimum = LevelOf(environment.LogLevel);

    /// <summary>The invocation in progress, or the last one.</summary>
    public string? RequestId { get; set; }

    public void WriteRaw(string text)
    {
        lock (_gate)
        {
            output.Write(text);
            output.Flush();
        }
    }

    public void Write(string level, Exception? exception, string template, object[] args)
    {
        var grave = LevelOf(level);
        if (grave < _minimum)
        {
            return;
        }

        var message = MessageTemplate.Parse(template, args);
        var at = time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        WriteRaw((environment.LogsJson
            ? JsonLine.Of(at, grave, RequestId, message, exception)
            : Text(at, grave, message, exception)) + Environment.NewLine);
    }

    private static LogLevel LevelOf(string level) => level.ToUpperInvariant() switch
    {
        "TRACE" => LogLevel.Trace,
        "DEBUG" => LogLevel.Debug,
        "WARN" or "WARNING" => LogLevel.Warning,
        "ERROR" => LogLevel.Error,
        "FATAL" or "CRITICAL" => LogLevel.Critical,
        _ => LogLevel.Information,
    };

    private string Text(string at, LogLevel level, MessageTemplate message, Exception? exception)
    {
        var name = level switch
        {
            LogLevel.Trace => "trce",
            LogLevel.Debug => "dbug",
            LogLevel.Warning => "warn",
            LogLevel.Error => "fail",
            LogLevel.Critical => "crit",
            _ => "info",
        };
        var gap = exception is null || message.Text.Length == 0 ? "" : Environment.NewLine;
        return $"{at}\t{RequestId}\t{name}\t{message.Text}{gap}{exception}";
    }
}
