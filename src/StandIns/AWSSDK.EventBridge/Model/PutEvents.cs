using System.Text.Json;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.EventBridge.Model;

public class PutEventsRequest : AmazonEventBridgeRequest
{
    public List<PutEventsRequestEntry> Entries { get; set; }

    public string EndpointId { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("Entries", Entries, static (item, writer) => item.Write(writer));
        json.Put("EndpointId", EndpointId);
        json.WriteEndObject();
    }
}

public class PutEventsRequestEntry
{
    public DateTime? Time { get; set; }

    public string Source { get; set; }

    public List<string> Resources { get; set; }

    public string DetailType { get; set; }

    public string Detail { get; set; }

    public string EventBusName { get; set; }

    public string TraceHeader { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("Time", Time);
        json.Put("Source", Source);
        json.Put("Resources", Resources);
        json.Put("DetailType", DetailType);
        json.Put("Detail", Detail);
        json.Put("EventBusName", EventBusName);
        json.Put("TraceHeader", TraceHeader);
        json.WriteEndObject();
    }
}

/// <summary>The call may succeed and still have failed entries: look at FailedEntryCount.</summary>
public class PutEventsResponse : AmazonWebServiceResponse
{
    public int? FailedEntryCount { get; set; }

    public List<PutEventsResultEntry> Entries { get; set; }

    internal static PutEventsResponse Read(JsonElement json) => new()
    {
        FailedEntryCount = json.Int("FailedEntryCount"),
        Entries = json.List("Entries", PutEventsResultEntry.Read),
    };
}

public class PutEventsResultEntry
{
    public string EventId { get; set; }

    public string ErrorCode { get; set; }

    public string ErrorMessage { get; set; }

    internal static PutEventsResultEntry Read(JsonElement json) => new()
    {
        EventId = json.Text("EventId"),
        ErrorCode = json.Text("ErrorCode"),
        ErrorMessage = json.Text("ErrorMessage"),
    };
}
