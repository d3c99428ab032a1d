using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using ProtectedJobs.Core.Tracing;

namespace ProtectedJobs.Functions.Telemetry;

/// <summary>
/// Writes log entries as JSON, one a line: what CloudWatch Logs searches by field. <c>timestamp</c> and <c>level</c> are spelt as Lambda's
/// filter of levels wants them. Run, attempt, job and trace are the current span's.
/// </summary>
/// <param name="write">Takes a line.</param>
/// <param name="clock">The lines' time.</param>
internal sealed class JsonLines(Action<string> write, TimeProvider clock) : ILogger
{
    private static readonly (string Tag, string Field)[] s_ofTheRun =
        [(RunTrace.RunId, "runId"), (RunTrace.Attempt, "attempt"), (RunTrace.JobId, "jobId")];

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("timestamp", clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("level", NameOf(logLevel));
            json.WriteNumber("eventId", eventId.Id);
            json.WriteString("event", eventId.Name);
            json.WriteString("message", formatter(state, exception));
            if (exception is not null)
            {
                json.WriteString("error", exception.GetType().Name);
                json.WriteString("words", exception.Message);
            }

            WriteFields(json, state as IReadOnlyList<KeyValuePair<string, object?>> ?? []);
            json.WriteEndObject();
        }

        write(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static void WriteFields(Utf8JsonWriter json, IReadOnlyList<KeyValuePair<string, object?>> fields)
    {
        var isOfARun = false;
        foreach (var (name, value) in fields)
        {
            if (value is not null && name != "{OriginalFormat}")
            {
                json.WriteString(JsonNamingPolicy.CamelCase.ConvertName(name), Convert.ToString(value, CultureInfo.InvariantCulture));
                isOfARun |= name == "RunId";
            }
        }

        if (isOfARun || Activity.Current is not { } span)
        {
            return;
        }

        foreach (var (tag, field) in s_ofTheRun)
        {
            if (span.GetTagItem(tag) is { } value)
            {
                json.WriteString(field, Convert.ToString(value, CultureInfo.InvariantCulture));
            }
        }

        json.WriteString("traceId", span.TraceId.ToHexString());
    }

    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Warning => "WARN",
        LogLevel.Error => "ERROR",
        LogLevel.Critical => "FATAL",
        _ => "INFO",
    };
}
