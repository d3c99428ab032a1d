using System.Globalization;

namespace Simulation.World;

/// <summary>An S3 bucket's objects, with versions.</summary>
public sealed class LedgerStore
{
    private readonly SortedDictionary<string, (byte[] Content, string Version)> _objects = new(StringComparer.Ordinal);
    private long _versions;

    /// <summary>The keys in order.</summary>
    public IReadOnlyCollection<string> Keys => _objects.Keys;

    /// <summary>Reads an object; null if there is none.</summary>
    public (byte[] Content, string Version)? Read(string key) => _objects.TryGetValue(key, out var found) ? found : null;

    /// <summary>Writes an object if it is still the version seen (null for none).</summary>
    /// <returns>The new version; null if it is not.</returns>
    public string? Write(string key, ReadOnlyMemory<byte> content, string? seen) =>
        Read(key)?.Version == seen ? Overwrite(key, content) : null;

    /// <summary>Writes an object whatever is there.</summary>
    public string Overwrite(string key, ReadOnlyMemory<byte> content)
    {
        var version = (++_versions).ToString(CultureInfo.InvariantCulture);
        _objects[key] = (content.ToArray(), version);
        return version;
    }

    /// <summary>Removes an object.</summary>
    public void Delete(string key) => _objects.Remove(key);
}
