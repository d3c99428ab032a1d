using System.Text.Json;
using System.Text.Json.Nodes;
using LocalCloud.Services.CleanRooms.Scenes;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.Tests.CleanRooms;

public sealed class ListingTests
{
    [Theory]
    [InlineData(false, 2, 3)]
    [InlineData(true, 2, 5)]
    public async Task List_InPages_IsNewestFirstAndComplete(bool shortPages, int size, int pages)
    {
        await using var room = await OpenAsync(new JsonObject { ["jobsPerMembership"] = 5, ["shortPages"] = shortPages });
        var started = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            started.Add(await room.StartAsync(FreshScene.Long));
        }

        var listed = new List<string>();
        string? token = null;
        var count = 0;
        do
        {
            var page = await ListAsync(room, new { maxResults = size, nextToken = token });
            listed.AddRange(Ids(page));
            token = page.TryGetProperty("nextToken", out var next) ? next.GetString() : null;
            count++;
        }
        while (token is not null);

        started.Reverse();
        Assert.Equal(started, listed);
        Assert.Equal(pages, count);
    }

    [Fact]
    public async Task List_WithAStatus_HasOnlyThat()
    {
        await using var room = await OpenAsync(new JsonObject { ["jobsPerMembership"] = 5 });
        var failed = await room.StartAsync(FreshScene.Failing);
        await room.PassAsync(10);
        var running = await room.StartAsync(FreshScene.Long);
        Assert.Equal([failed], Ids(await ListAsync(room, new { status = "FAILED" })));
        Assert.Equal([running], Ids(await ListAsync(room, new { status = "SUBMITTED" })));
    }

    [Fact]
    public async Task List_Lagging_ShowsAJobLater()
    {
        await using var room = await CleanRoom.OpenAsync(scene => scene["behavior"] = new JsonObject { ["listLagSeconds"] = 30 });
        var id = await room.StartAsync(FreshScene.Succeeding);
        Assert.Empty(Ids(await ListAsync(room, new { })));
        await room.PassAsync(30);
        Assert.Equal([id], Ids(await ListAsync(room, new { })));
    }

    [Fact]
    public async Task List_OfTheReceiver_HasTheJobsItReceivesFrom()
    {
        await using var room = await OpenAsync(new JsonObject { ["jobsPerMembership"] = 5 });
        await room.StartAsync(FreshScene.Succeeding);
        var theirs = await room.StartAsync(FreshScene.Succeeding, new
        {
            resultConfiguration = new { outputConfiguration = new { member = new { accountId = CleanRoom.Partner } } },
        });
        var page = await room.CallAsync(
            "ListProtectedJobs", new { membershipIdentifier = FreshScene.PartnerMembership }, CleanRoom.Partner);
        Assert.Equal([theirs], Ids(page));
    }

    [Theory]
    [InlineData("""{"nextToken":"made-up"}""", "nextToken")]
    [InlineData("""{"maxResults":0}""", "maxResults")]
    [InlineData("""{"maxResults":101}""", "maxResults")]
    [InlineData("""{"status":"TIMED_OUT"}""", "status")]
    public async Task List_WithAFault_NamesItsField(string more, string field)
    {
        await using var room = await CleanRoom.OpenAsync();
        var error = await Assert.ThrowsAsync<AwsException>(() => ListAsync(room, JsonElement.Parse(more)));
        Assert.Contains($"\"{field}\"", error.Members["fieldList"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_WithATokenOfAnotherListing_IsRefused()
    {
        await using var room = await OpenAsync(new JsonObject { ["jobsPerMembership"] = 5 });
        await room.StartAsync(FreshScene.Long);
        await room.StartAsync(FreshScene.Long);
        var token = (await ListAsync(room, new { maxResults = 1 })).GetProperty("nextToken").GetString();
        await Assert.ThrowsAsync<AwsException>(() => ListAsync(room, new { status = "STARTED", nextToken = token }));
    }

    private static Task<CleanRoom> OpenAsync(JsonObject rules) => CleanRoom.OpenAsync(scene => scene["rules"] = rules);

    private static Task<JsonElement> ListAsync(CleanRoom room, object more)
    {
        var input = JsonSerializer.SerializeToNode(more)!.AsObject();
        input["membershipIdentifier"] = FreshScene.RunnerMembership;
        return room.CallAsync("ListProtectedJobs", input);
    }

    private static IEnumerable<string> Ids(JsonElement page) =>
        page.GetProperty("protectedJobs").EnumerateArray().Select(j => j.GetProperty("id").GetString()!);
}
