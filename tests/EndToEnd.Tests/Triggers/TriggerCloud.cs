using System.Text.Json.Nodes;

namespace EndToEnd.Tests.Triggers;

/// <summary>The product deployed with a rule for events and an inbox, where everything is delivered twice.</summary>
public sealed class TriggerCloud : RunCloud
{
    public const string Source = "shop";

    public const string Inbox = "new-orders";

    protected override IReadOnlyDictionary<string, string> Parameters { get; } = new Dictionary<string, string>
    {
        ["EventTriggerSource"] = Source,
        ["EventTriggerDetailTypes"] = "Report Wanted",
        ["EventTriggerKey"] = "${detail.order}",
        ["EventTriggerRequest"] = Audience("order-${detail.order}"),
        ["InboxBucketName"] = Inbox,
        ["InboxRequest"] = Audience("${detail.object.key}"),
        ["ResultLocations"] = $"s3://{Inbox}/inbox/results/",
    };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await AdminAsync(HttpMethod.Put, "deliveries", new { twice = true });
    }

    private static string Audience(string audience)
    {
        var request = JsonNode.Parse(Request.Of(Request.Succeeding))!;
        request["jobParameters"]!["parameters"] = new JsonObject { ["audience"] = audience };
        return request.ToJsonString();
    }
}
