using System.Text;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>A console stream whose lines become log lines, as Lambda's managed runtime does it.</summary>
internal sealed class ConsoleCapture(LogWriter log, string level) : TextWriter
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _line = new();

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Takes standard output as information and standard error as errors; LambdaLogger joins them.</summary>
    public static void Install(LogWriter log)
    {
#pragma warning disable CA2000 // They live as long as the process.
        Console.SetOut(new ConsoleCapture(log, nameof(LogLevel.Information)));
        Console.SetError(new ConsoleCapture(log, nameof(LogLevel.Error)));
#pragma warning restore CA2000
        LambdaLogger.Raw = log.WriteRaw;
        LambdaLogger.Leveled = (level, message, args) => log.Write(level, null, message, args);
    }

    public override void Write(char value)
    {
        lock (_gate)
        {
            Append(value);
        }
    }

    public override void Write(string? value)
    {
        lock (_gate)
        {
            foreach (var character in value ?? "")
            {
                Append(character);
            }
        }
    }

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void WriteLine(string? value)
    {
        lock (_gate)
        {
            // A text of many lines written at once is one message.
            _line.Append(value);
            End();
        }
    }

    private void Append(char value)
    {
        if (value == '\n')
        {
            End();
        }
        else if (value != '\r')
        {
            _line.Append(value);
        }
    }

    private void End()
    {
        log.Write(level, null, _line.ToString(), []);
        _line.Clear();
    }
}
