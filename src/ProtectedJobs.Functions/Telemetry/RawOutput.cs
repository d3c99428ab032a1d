using System.Text;

namespace ProtectedJobs.Functions.Telemetry;

/// <summary>Lines on the process's own standard output, as they are.</summary>
/// <remarks>
/// Lambda's runtime takes <see cref="Console.Out"/> over and puts time, request id and level before every line, or the line into a
/// document of its own. CloudWatch makes metrics only of a line that is nothing but the JSON object, so ours go past that.
/// </remarks>
/// <param name="output">The stream.</param>
public sealed class RawOutput(Stream output)
{
    private readonly Lock _gate = new();

    /// <summary>The process's standard output.</summary>
#pragma warning disable CA2000 // It lives as long as the process.
    public static RawOutput OfProcess() => new(Console.OpenStandardOutput());
#pragma warning restore CA2000

    /// <summary>Writes a line by one write, so that lines of the runtime do not come in between.</summary>
    /// <param name="line">The line, without its end.</param>
    public void WriteLine(string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line + "\n");
        lock (_gate)
        {
            output.Write(bytes);
            output.Flush();
        }
    }
}
