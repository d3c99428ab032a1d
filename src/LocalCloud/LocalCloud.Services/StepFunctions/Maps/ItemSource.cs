using System.Globalization;
using System.Text;
using LocalCloud.Asl.Json;
using LocalCloud.Asl.Maps;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.StepFunctions.Integrations;

namespace LocalCloud.Services.StepFunctions.Maps;

/// <summary>Reads the items of a Map run.</summary>
internal sealed class ItemSource(IObjects? objects)
{
    /// <summary>All items of a plan.</summary>
    /// <exception cref="AwsException">What S3 answered.</exception>
    /// <exception cref="MapRunException">The object is not what the plan says.</exception>
    public async Task<JsonArray> ReadAsync(MapRunPlan plan, CancellationToken cancellationToken)
    {
        if (plan.Reader is not { } reader)
        {
            return plan.Items!;
        }

        var from = objects ?? throw new AwsException("NoSuchBucket", 404, "There is no S3 here.");
        var parameters = reader.Parameters as JsonObject ?? JsonObject.Empty;
        var bucket = SdkAnswer.Text(parameters, "Bucket") ?? "";
        if (reader.Resource.Api == "listObjectsV2")
        {
            var entries = new List<JsonValue>();
            await foreach (var entry in from.ListAsync(bucket, SdkAnswer.Text(parameters, "Prefix") ?? "", cancellationToken))
            {
                entries.Add(Describe(entry));
            }

            return ItemParser.Take(reader, entries);
        }

        await using var content = await from.OpenAsync(bucket, SdkAnswer.Text(parameters, "Key") ?? "", cancellationToken);
        using var text = new StreamReader(content, Encoding.UTF8);
        return ItemParser.Parse(reader, await text.ReadToEndAsync(cancellationToken));
    }

    private static JsonObject Describe(ObjectEntry entry) => new JsonObjectBuilder()
        .Set("Etag", string.Create(CultureInfo.InvariantCulture, $"\"{entry.ETag}\""))
        .Set("Key", entry.Key)
        .Set("LastModified", JsonValue.Of(entry.LastModified.ToUnixTimeSeconds()))
        .Set("Size", JsonValue.Of(entry.Size))
        .Set("StorageClass", "STANDARD")
        .Build();
}
