using LocalCloud.Asl.Json;
using LocalCloud.Asl.Queries;

namespace LocalCloud.Asl.Maps;

/// <summary>Makes items of what an ItemReader brought.</summary>
public static class ItemParser
{
    /// <summary>The items of an object's text.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="MapRunException">States.ItemReaderFailed: it is not what InputType says.</exception>
    public static JsonArray Parse(ItemReaderCall reader, string text)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            var items = reader.Format.InputType switch
            {
                "JSON" => ParseJson(text),
                "JSONL" => Lines(text).Where(line => !string.IsNullOrWhiteSpace(line)).Select(JsonValue.ParsePart),
                "CSV" => CsvItems.Parse(reader.Format, text),
                "MANIFEST" => throw Failed("A manifest is read by ItemManifest: its items are in the files it names"),
                var other => throw Failed($"The InputType '{other}' is not supported"),
            };
            return Take(reader, items);
        }
        catch (JsonSyntaxException fault)
        {
            throw Failed($"Attempting to map over invalid JSON: {fault.Message}");
        }
    }

    /// <summary>The items of a listing: at most <see cref="ItemReaderCall.MaxItems"/> of its entries.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="entries">An entry each, as ListObjectsV2 spells it: <c>{Etag, Key, LastModified, Size, StorageClass}</c>.</param>
    public static JsonArray Take(ItemReaderCall reader, IEnumerable<JsonValue> entries)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new JsonArray(reader.MaxItems is { } most ? entries.Take((int)Math.Min(most, int.MaxValue)) : entries);
    }

    /// <summary>An array's items, or an object's members as <c>{Key, Value}</c>.</summary>
    private static IEnumerable<JsonValue> ParseJson(string text) => JsonValue.ParsePart(text) switch
    {
        JsonArray array => array.Items,
        JsonObject members => members.Members.Select(member =>
            (JsonValue)new JsonObjectBuilder().Set("Key", member.Key).Set("Value", member.Value).Build()),
        _ => throw Failed("Attempting to map over non-iterable node."),
    };

    private static string[] Lines(string text) => text.Split('\n');

    private static MapRunException Failed(string message) => new(ErrorNames.ItemReaderFailed, message);
}
