using System.Text;

namespace LocalCloud.Services.Lambda.Runtime;

/// <summary>The last 4 KB of what an environment wrote while it served an invocation, framed as Lambda's logs are.</summary>
/// <param name="platform">The frame.</param>
/// <param name="line">Takes every line as well.</param>
internal sealed class LogTail(PlatformLines platform, Action<string> line)
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

        Add(platform.Start(requestId));
    }

    public void Add(string text)
    {
        lock (_gate)
        {
            line(text);
            _text.Append(text).Append('\n');
            if (_text.Length > 2 * Limit)
            {
                _text.Remove(0, _text.Length - Limit);
            }
        }
    }

    public string End(string requestId, TimeSpan took)
    {
        lock (_gate)
        {
            foreach (var end in platform.End(requestId, took))
            {
                Add(end);
            }

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
