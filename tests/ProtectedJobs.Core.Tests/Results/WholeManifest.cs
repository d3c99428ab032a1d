using System.Text.Json;
using ProtectedJobs.Core.Json;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Results;

namespace ProtectedJobs.Core.Tests.Results;

/// <summary>The manifest of a listing, made in memory and written by the serializer: what the one written piece by piece must be, byte for byte.</summary>
internal static class WholeManifest
{
    public const string Location = "s3://results/out/";
    public const string Folder = "out/";

    public static byte[] Of(IEnumerable<ResultObject> listed)
    {
        List<ManifestOutput> outputs =
        [
            .. listed
                .Where(o => o.Key.StartsWith(Folder, StringComparison.Ordinal) && o.Key.Length > Folder.Length && !o.Key.EndsWith('/'))
                .GroupBy(o => o.Key[Folder.Length..] is var name && name.Contains('/', StringComparison.Ordinal) ? name.Split('/')[0] : ".")
                .OrderBy(output => output.Key, StringComparer.Ordinal)
                .Select(output => new ManifestOutput(
                    output.Key, output.Any(IsMarker), [.. output.Where(o => !IsMarker(o)).Select(o => new ManifestObject(o.Key, o.Bytes, o.ETag))])),
        ];
        var objects = outputs.SelectMany(output => output.Objects).ToList();
        return JsonSerializer.SerializeToUtf8Bytes(
            new Manifest(1, "run", "job", Location, outputs, objects.Count, objects.Sum(o => o.Bytes)), CoreJson.Default.Manifest);
    }

    private static bool IsMarker(ResultObject o) => o.Key.Split('/')[^1] == "_SUCCESS";
}
