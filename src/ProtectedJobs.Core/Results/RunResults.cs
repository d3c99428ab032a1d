using System.Text.Json.Serialization;

namespace ProtectedJobs.Core.Results;

/// <summary>What came out of a job.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(S3), "S3")]
[JsonDerivedType(typeof(MemberList), "MEMBER_LIST")]
public abstract record RunResults
{
    private RunResults()
    {
    }

    /// <summary>Objects in S3, a folder for each output.</summary>
    /// <param name="Location">Where, as Clean Rooms spells it.</param>
    /// <param name="Manifest">The list of all objects; null if the place may not be read.</param>
    /// <param name="Outputs">One for each folder, the first hundred; the manifest has them all.</param>
    /// <param name="TotalObjects">Objects in all outputs.</param>
    /// <param name="TotalBytes">Bytes in all outputs.</param>
    /// <param name="Unreadable">Why the place could not be read; null if it could.</param>
    public sealed record S3(
        string Location,
        ManifestPointer? Manifest,
        IReadOnlyList<OutputSummary> Outputs,
        long TotalObjects,
        long TotalBytes,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Unreadable) : RunResults;

    /// <summary>Results went to members of the collaboration; this account sees which, and nothing else.</summary>
    /// <param name="Members">Who received them.</param>
    public sealed record MemberList(IReadOnlyList<Jobs.MemberAccount> Members) : RunResults;
}

/// <summary>Where a manifest is.</summary>
/// <param name="Bucket">The ledger's bucket.</param>
/// <param name="Key">The manifest's key.</param>
public sealed record ManifestPointer(string Bucket, string Key);

/// <summary>One output: a key of the script's <c>results</c>, a folder in S3.</summary>
/// <param name="Name">Its name; <c>.</c> for objects in no folder.</param>
/// <param name="Objects">How many objects, the success marker aside.</param>
/// <param name="Bytes">How many bytes.</param>
/// <param name="SuccessMarker">Whether the writer finished: there is a <c>_SUCCESS</c>.</param>
public sealed record OutputSummary(string Name, long Objects, long Bytes, bool SuccessMarker);
