namespace Testing;

/// <summary>A fresh directory under the system's temporary folder, deleted with all it holds.</summary>
public sealed class TempDirectory : IDisposable
{
    /// <summary>Where it is.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("test-").FullName;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
