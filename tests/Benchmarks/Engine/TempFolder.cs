namespace Benchmarks.Engine;

/// <summary>A folder on the disk that measurements write to, gone afterwards.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("benchmark-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
