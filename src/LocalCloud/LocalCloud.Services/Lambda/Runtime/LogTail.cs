using System.Globalization;
using System.Text;

namespace LocalCloud.Services.Lambda.Runtime;

/// <summary>The last 4 KB of what an environment wrote while it served an invocation, framed as Lambda's logs are.</summary>
/// <param name="line">Takes every line as well.</param>
internal sealed class LogTail(Action<string> line)
{
    private const int Limit = 4096;

    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();

    public void Start(string requestId)
    {
        lock (_gate)
        {
            _text.Clear();
        }

        Add($"START RequestId: {requestId} Version: $LATEST");
    }

    public void Add(string text)
    {
        line(text);
        lock (_gate)
        {
            _text.Append(text).Append('\n');
            if (_text.Length > 2 * Limit)
            {
                _text.Remove(0, _text.Length - Limit);
            }
        }
    }

    public string End(string requestId, TimeSpan took, int memorySize)
    {
        var billed = Math.Ceiling(took.TotalMilliseconds);
        Add($"END RequestId: {requestId}");
        Add(string.Create(
            CultureInfo.InvariantCulture,
            $"REPORT RequestId: {requestId}\tDuration: {took.TotalMilliseconds:F2} ms\tBilled Duration: {billed} ms\tMemory Size: {memorySize} MB"));
        lock (_gate)
        {
            var text = _text.ToString();
            var bytes = Encoding.UTF8.GetBytes(text);
            return bytes.Length <= Limit ? text : Encoding.UTF8.GetString(bytes.AsSpan(FirstWhole(bytes)));
        }
    }

    // Not in the middle of a character.
    private static int FirstWhole(byte[] bytes)
    {
        var at = bytes.Length - Limit;
        while ((bytes[at] & 0xC0) == 0x80)
        {
            at++;
        }

        return at;
    }
}
