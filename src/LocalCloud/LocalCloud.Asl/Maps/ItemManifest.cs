using LocalCloud.Asl.Json;
using LocalCloud.Asl.Queries;

namespace LocalCloud.Asl.Maps;

/// <summary>
/// What an S3 inventory's <c>manifest.json</c> says (InputType MANIFEST). The outside reads the files it names, unpacks those
/// that end in <c>.gz</c>, and gives their texts to <see cref="Items"/>.
/// </summary>
public sealed record ItemManifest
{
    private readonly ItemFormat _format;

    private ItemManifest(string bucket, IReadOnlyList<string> keys, ItemFormat format)
    {
        Bucket = bucket;
        Keys = keys;
        _format = format;
    }

    /// <summary>The bucket that holds the files.</summary>
    public string Bucket { get; }

    /// <summary>The files' keys, in order.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>Reads a manifest.</summary>
    /// <param name="text">The text of <c>manifest.json</c>.</param>
    /// <exception cref="MapRunException">States.ItemReaderFailed: it is none, or its files are not CSV.</exception>
    public static ItemManifest Parse(string text)
    {
        try
        {
            if (JsonValue.ParsePart(text) is JsonObject manifest
                && manifest["fileFormat"] is JsonString { Value: "CSV" }
                && manifest["fileSchema"] is JsonString schema
                && manifest["destinationBucket"] is JsonString bucket
                && manifest["files"] is JsonArray files)
            {
                var headers = schema.Value.Split(',', StringSplitOptions.TrimEntries);
                return new ItemManifest(
                    bucket.Value[(bucket.Value.LastIndexOf(':') + 1)..],
                    [.. files.Items.OfType<JsonObject>().Select(file => file["key"]).OfType<JsonString>().Select(key => key.Value)],
                    new ItemFormat { InputType = "CSV", CsvHeaderIsFirstRow = false, CsvHeaders = headers });
            }
        }
        catch (JsonSyntaxException)
        {
            // Told below.
        }

        throw new MapRunException(ErrorNames.ItemReaderFailed, "The object is not the manifest of an S3 inventory in CSV.");
    }

    /// <summary>The items: a row each, by the manifest's schema.</summary>
    /// <param name="reader">The reader, for its bound.</param>
    /// <param name="texts">The files' texts, in the order of <see cref="Keys"/>.</param>
    public JsonArray Items(ItemReaderCall reader, IEnumerable<string> texts) =>
        ItemParser.Take(reader, texts.SelectMany(text => CsvItems.Parse(_format, text)));
}
