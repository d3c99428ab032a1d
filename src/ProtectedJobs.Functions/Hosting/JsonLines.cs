using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace ProtectedJobs.Functions.Hosting;

/// <summary>Writes log entries as JSON, one a line: what CloudWatch Logs searches by field.</summary>
/// <param name="write">Takes a line.</param>
internal sealed class JsonLines(Action<string> write) : ILogger
{
    private readonly AsyncLocal<IReadOnlyList<KeyValuePair<string, object?>>?> _scope = new();

    /// <inheritdoc/>
    public IDisposable BeginScope<TState>(TState state)
        where TState : notnull
    {
        _scope.Value = state as IReadOnlyList<KeyValuePair<string, object?>>;
        return new Scope(this);
    }

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
            json.WriteString("level", logLevel.ToString());
            json.WriteNumber("eventId", eventId.Id);
            json.WriteString("event", eventId.Name);
            json.WriteString("message", formatter(state, exception));
            if (exception is not null)
            {
                json.WriteString("error", exception.GetType().Name);
                json.WriteString("words", exception.Message);
            }

            var fields = state as IReadOnlyList<KeyValuePair<string, object?>> ?? [];
            foreach (var (name, value) in (_scope.Value ?? []).Concat(fields).Where(field => field.Key != "{OriginalFormat}"))
            {
                json.WriteString(name, value?.ToString());
            }

            json.WriteEndObject();
        }

        write(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private sealed class Scope(JsonLines lines) : IDisposable
    {
        public void Dispose() => lines._scope.Value = null;
    }
}
