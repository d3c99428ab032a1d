using ProtectedJobs.Core.Ports;

namespace ProtectedJobs.Core.Results;

/// <summary>Sorts listed objects into outputs: Spark writes a folder for each, with parts and a <c>_SUCCESS</c>.</summary>
internal static class OutputGrouping
{
    private const string Marker = "_SUCCESS";
    private const string NoFolder = ".";

    public static IReadOnlyList<ManifestOutput> Group(string folder, IEnumerable<ResultObject> objects) =>
    [
        .. objects
            .Where(o => o.Key.Length > folder.Length && !o.Key.EndsWith('/'))
            .GroupBy(o => NameOf(o.Key.AsSpan(folder.Length)), StringComparer.Ordinal)
            .OrderBy(output => output.Key, StringComparer.Ordinal)
            .Select(output => new ManifestOutput(
                output.Key,
                output.Any(IsMarker),
                [.. output.Where(o => !IsMarker(o)).Select(o => new ManifestObject(o.Key, o.Bytes, o.ETag))])),
    ];

    private static string NameOf(ReadOnlySpan<char> relative) =>
        relative.IndexOf('/') is var slash && slash < 0 ? NoFolder : relative[..slash].ToString();

    private static bool IsMarker(ResultObject o) =>
        o.Key.AsSpan(o.Key.LastIndexOf('/') + 1).SequenceEqual(Marker);
}
