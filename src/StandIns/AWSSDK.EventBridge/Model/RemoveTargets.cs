using System.Text.Json;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.EventBridge.Model;

public class RemoveTargetsRequest : AmazonEventBridgeRequest
{
    public string Rule { get; set; }

    public string EventBusName { get; set; }

    public List<string> Ids { get; set; }

    public bool? Force { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("Rule", Rule);
        json.Put("EventBusName", EventBusName);
        json.Put("Ids", Ids);
        json.Put("Force", Force);
        json.WriteEndObject();
    }
}

public class RemoveTargetsResponse : AmazonWebServiceResponse
{
    public int? FailedEntryCount { get; set; }

    public List<RemoveTargetsResultEntry> FailedEntries { get; set; }

    internal static RemoveTargetsResponse Read(JsonElement json) => new()
    {
        FailedEntryCount = json.Int("FailedEntryCount"),
        FailedEntries = json.List("FailedEntries", RemoveTargetsResultEntry.Read),
    };
}

public class RemoveTargetsResultEntry
{
    public string TargetId { get; set; }

    public string ErrorCode { get; set; }

    public string ErrorMessage { get; set; }

    internal static RemoveTargetsResultEntry Read(JsonElement json) => new()
    {
        TargetId = json.Text("TargetId"),
        ErrorCode = json.Text("ErrorCode"),
        ErrorMessage = json.Text("ErrorMessage"),
    };
}
