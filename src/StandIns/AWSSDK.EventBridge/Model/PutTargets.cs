using System.Text.Json;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.EventBridge.Model;

public class PutTargetsRequest : AmazonEventBridgeRequest
{
    public string Rule { get; set; }

    public string EventBusName { get; set; }

    public List<Target> Targets { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("Rule", Rule);
        json.Put("EventBusName", EventBusName);
        json.Put("Targets", Targets, static (item, writer) => item.Write(writer));
        json.WriteEndObject();
    }
}

public class PutTargetsResponse : AmazonWebServiceResponse
{
    public int? FailedEntryCount { get; set; }

    public List<PutTargetsResultEntry> FailedEntries { get; set; }

    internal static PutTargetsResponse Read(JsonElement json) => new()
    {
        FailedEntryCount = json.Int("FailedEntryCount"),
        FailedEntries = json.List("FailedEntries", PutTargetsResultEntry.Read),
    };
}

public class PutTargetsResultEntry
{
    public string TargetId { get; set; }

    public string ErrorCode { get; set; }

    public string ErrorMessage { get; set; }

    internal static PutTargetsResultEntry Read(JsonElement json) => new()
    {
        TargetId = json.Text("TargetId"),
        ErrorCode = json.Text("ErrorCode"),
        ErrorMessage = json.Text("ErrorMessage"),
    };
}
