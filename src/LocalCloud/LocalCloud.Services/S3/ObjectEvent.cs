using System.Globalization;
using System.Text.Json.Nodes;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.S3.Storage;

namespace LocalCloud.Services.S3;

/// <summary>What S3 tells EventBridge.</summary>
internal static class ObjectEvent
{
    public static BusEvent Created(StoredObject stored, ObjectWrite write) =>
        Of("Object Created", stored, write, detail =>
        {
            var item = detail["object"]!.AsObject();
            item["size"] = stored.Size;
            item["etag"] = stored.ETag;
        });

    public static BusEvent Deleted(StoredObject stored, ObjectWrite write) =>
        Of("Object Deleted", stored, write, detail => detail["deletion-type"] = "Permanently Deleted");

    private static BusEvent Of(
        string type, StoredObject stored, ObjectWrite write, Action<JsonObject> add)
    {
        var detail = new JsonObject
        {
            ["version"] = "0",
            ["bucket"] = new JsonObject { ["name"] = stored.Bucket },
            ["object"] = new JsonObject
            {
                ["key"] = stored.Key,
                ["sequencer"] = stored.ModifiedAt.UtcTicks.ToString("X18", CultureInfo.InvariantCulture),
            },
            ["request-id"] = write.RequestId,
            ["requester"] = write.Requester,
            ["source-ip-address"] = write.SourceAddress,
            ["reason"] = write.Reason,
        };
        add(detail);
        return new BusEvent
        {
            Source = "aws.s3",
            DetailType = type,
            Detail = detail.ToJsonString(),
            Resources = [$"arn:aws:s3:::{stored.Bucket}"],
        };
    }
}
