namespace ProtectedJobs.Core.Results;

/// <summary>Every object of a job's results, as listed when the run collected them.</summary>
/// <param name="Schema">The manifest's schema.</param>
/// <param name="RunId">The run.</param>
/// <param name="JobId">The job.</param>
/// <param name="Location">Where the results are, as Clean Rooms spells it.</param>
/// <param name="Outputs">One for each folder.</param>
/// <param name="TotalObjects">Objects in all outputs.</param>
/// <param name="TotalBytes">Bytes in all outputs.</param>
public sealed record Manifest(
    int Schema,
    string RunId,
    string JobId,
    string Location,
    IReadOnlyList<ManifestOutput> Outputs,
    long TotalObjects,
    long TotalBytes)
{
    /// <summary>The newest schema.</summary>
    public const int CurrentSchema = 1;
}

/// <summary>One output's objects.</summary>
/// <param name="Name">The output's name.</param>
/// <param name="SuccessMarker">Whether there is a <c>_SUCCESS</c>.</param>
/// <param name="Objects">Its objects, the marker aside.</param>
public sealed record ManifestOutput(string Name, bool SuccessMarker, IReadOnlyList<ManifestObject> Objects);

/// <summary>One object.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="ETag">Its entity tag.</param>
public sealed record ManifestObject(string Key, long Bytes, string ETag);
