using System.Text.Json;
using System.Text.Json.Serialization;

namespace LocalCloud.Services.Time;

/// <summary>
/// What ties virtual time to the wall: at <paramref name="Wall"/> it was <paramref name="Virtual"/>, and ever since it has run
/// <paramref name="Scale"/> times as fast, whether or not a process was there to look.
/// </summary>
/// <param name="Virtual">A moment of virtual time.</param>
/// <param name="Wall">The same moment on the wall's clock.</param>
/// <param name="Scale">Virtual seconds a second; 0 while time stands still.</param>
public sealed record ClockAnchor(DateTimeOffset Virtual, DateTimeOffset Wall, double Scale)
{
    private const string FileName = "clock.json";

    /// <summary>Virtual time at a moment of the wall's; never before <see cref="Virtual"/>.</summary>
    /// <param name="wall">The moment.</param>
    public DateTimeOffset At(DateTimeOffset wall) =>
        wall <= Wall ? Virtual : Virtual + ((wall - Wall) * Scale);

    /// <summary>Reads the anchor kept in a data directory; null where there is none yet.</summary>
    /// <param name="directory">The data directory.</param>
    internal static ClockAnchor? Read(string directory)
    {
        var file = Path.Combine(directory, FileName);
        return File.Exists(file)
            ? JsonSerializer.Deserialize(File.ReadAllBytes(file), ClockJson.Default.ClockAnchor)
            : null;
    }

    /// <summary>Keeps the anchor; when this returns it survives a crash, and a crash on the way leaves the old one.</summary>
    /// <param name="directory">The data directory.</param>
    internal void Write(string directory)
    {
        var file = Path.Combine(directory, FileName);
        var fresh = file + ".new";
        using (var stream = new FileStream(fresh, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(stream, this, ClockJson.Default.ClockAnchor);
            stream.Flush(flushToDisk: true);
        }

        File.Move(fresh, file, overwrite: true);
    }
}

/// <summary>How the anchor is written.</summary>
[JsonSerializable(typeof(ClockAnchor))]
internal sealed partial class ClockJson : JsonSerializerContext;
