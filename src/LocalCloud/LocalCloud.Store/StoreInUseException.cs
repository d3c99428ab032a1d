namespace LocalCloud.Store;

/// <summary>Another process has the data directory open.</summary>
/// <param name="directory">The directory.</param>
/// <param name="inner">What the operating system said.</param>
public sealed class StoreInUseException(string directory, Exception inner)
    : IOException($"The data directory '{directory}' is in use by another process. Stop it, or name another directory.", inner)
{
    /// <summary>The directory.</summary>
    public string Directory { get; } = directory;
}
