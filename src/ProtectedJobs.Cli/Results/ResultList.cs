namespace ProtectedJobs.Cli.Results;

/// <summary>What came out of a run.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Location">Where, as Clean Rooms spells it.</param>
/// <param name="Objects">Every object, in order of the outputs.</param>
/// <param name="TotalBytes">In all.</param>
internal sealed record ResultList(string RunId, string Location, IReadOnlyList<ResultFile> Objects, long TotalBytes);

/// <summary>One object of results.</summary>
/// <param name="Output">The output it belongs to.</param>
/// <param name="Name">Its path below the location.</param>
/// <param name="Key">Its key.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="ETag">Its entity tag when the run collected it.</param>
internal sealed record ResultFile(string Output, string Name, string Key, long Bytes, string ETag);
