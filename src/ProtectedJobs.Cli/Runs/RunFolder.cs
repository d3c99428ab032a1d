namespace ProtectedJobs.Cli.Runs;

/// <summary>Where the local cloud of one run keeps its state: the caller's folder, or a fresh one that is removed after a success.</summary>
internal sealed class RunFolder : IDisposable
{
    private readonly TextWriter _error;
    private readonly bool _isFresh;

    private RunFolder(string path, bool isFresh, TextWriter error) => (Path, _isFresh, _error) = (path, isFresh, error);

    /// <summary>The folder, absolute.</summary>
    public string Path { get; }

    /// <summary>Set once the run has succeeded: then a fresh folder has nothing more to tell.</summary>
    public bool RunSucceeded { get; set; }

    /// <summary>Whether the folder outlives this object.</summary>
    public bool IsKept => !_isFresh || !RunSucceeded;

    /// <summary>The folder named, or a fresh one.</summary>
    /// <param name="given">Null for a fresh one.</param>
    /// <param name="error">Told which folder a fresh one is, and whether it stays.</param>
    public static RunFolder Open(string? given, TextWriter error)
    {
        if (given is not null)
        {
            return new RunFolder(System.IO.Path.GetFullPath(given), isFresh: false, error);
        }

        var fresh = Directory.CreateTempSubdirectory("protected-jobs-").FullName;
        error.WriteLine($"The local cloud's state is in {fresh} (removed after a success).");
        return new RunFolder(fresh, isFresh: true, error);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!IsKept)
        {
            Directory.Delete(Path, recursive: true);
        }
        else if (_isFresh)
        {
            _error.WriteLine($"Kept {Path}: 'protected-jobs local up --data {Path}' opens it again.");
        }
    }
}
