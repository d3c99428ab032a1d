using System.Net;
using System.Text.Json;
using Amazon.EventBridge;
using ProtectedJobs.Aws.EventBridge;
using ProtectedJobs.Aws.Tests.Wire;
using ProtectedJobs.Core.Completion;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Aws.Tests.EventBridge;

public sealed class AnnouncerTests : IDisposable
{
    private static readonly CompletionEvent s_event = new(
        "r/0", "Clean Rooms Job Run Succeeded", new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), ["arn:a", "arn:b"], """{"metadata":{}}""");

    private readonly ScriptedHttp _http = new();
    private readonly AmazonEventBridgeClient _client;
    private readonly EventBridgeAnnouncer _announcer;

    public AnnouncerTests()
    {
        _client = new AmazonEventBridgeClient(ScriptedHttp.Nobody, _http.Config(new AmazonEventBridgeConfig()));
        _announcer = new EventBridgeAnnouncer(_client, "bus", "protected-jobs");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Event_IsOneEntryOnTheBus()
    {
        _http.Answer(HttpStatusCode.OK, """{"FailedEntryCount":0,"Entries":[{"EventId":"1"}]}""");

        await _announcer.AnnounceAsync(s_event, Cancel);

        var entry = Assert.Single(JsonElement.Parse(Assert.Single(_http.Bodies)).GetProperty("Entries").EnumerateArray());
        Assert.Equal("bus", entry.GetProperty("EventBusName").GetString());
        Assert.Equal("protected-jobs", entry.GetProperty("Source").GetString());
        Assert.Equal(s_event.DetailType, entry.GetProperty("DetailType").GetString());
        Assert.Equal(s_event.Detail, entry.GetProperty("Detail").GetString());
        Assert.Equal(s_event.Resources, entry.GetProperty("Resources").EnumerateArray().Select(r => r.GetString()));
    }

    // 200 says that the call was understood; whether the bus took the event is said inside.
    [Fact]
    public async Task Event_ThatTheBusRefuses_IsNotAnnounced()
    {
        _http.Answer(HttpStatusCode.OK, """{"FailedEntryCount":1,"Entries":[{"ErrorCode":"NotAuthorizedForSourceException","ErrorMessage":"no"}]}""");

        var error = await Assert.ThrowsAsync<WorldUnavailable>(() => _announcer.AnnounceAsync(s_event, Cancel));

        Assert.Contains("NotAuthorizedForSourceException", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Event_ThatIsThrottled_IsAskedToWait()
    {
        _http.Answer(HttpStatusCode.BadRequest, """{"__type":"ThrottlingException","message":"Rate exceeded"}""");

        await Assert.ThrowsAsync<Throttled>(() => _announcer.AnnounceAsync(s_event, Cancel));
    }
}
