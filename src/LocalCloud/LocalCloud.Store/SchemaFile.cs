using System.Globalization;
using System.Reflection;

namespace LocalCloud.Store;

/// <summary>One file of Schema/: applied once to each database, in the order of the numbers, and never changed after a release.</summary>
internal sealed record SchemaFile(int Number, string Name, string Sql)
{
    private const string Prefix = "LocalCloud.Store.Schema.";

    /// <summary>Every schema file this program knows, in order.</summary>
    public static IReadOnlyList<SchemaFile> All()
    {
        var assembly = typeof(SchemaFile).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
                .Select(name => Read(assembly, name))
                .OrderBy(file => file.Number),
        ];
    }

    private static SchemaFile Read(Assembly assembly, string resource)
    {
        var name = resource[Prefix.Length..];
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return new SchemaFile(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name, reader.ReadToEnd());
    }
}
