using System.Text.Json.Nodes;
using LocalCloud.Services.CleanRooms.Scenes;

namespace LocalCloud.Services.Tests.CleanRooms;

public sealed class EventTests
{
    [Fact]
    public async Task Events_Lost_AreNotSent()
    {
        await using var room = await OpenAsync("""{"lost":["Protected Job Succeeded"]}""");
        await room.StartAsync(FreshScene.Succeeding);
        await room.PassAsync(10);
        Assert.Equal(["Protected Job Submitted", "Protected Job Started"], room.Bus.DetailTypes);
    }

    [Fact]
    public async Task Events_Doubled_AreSentTwiceUnderTwoIds()
    {
        await using var room = await OpenAsync("""{"doubled":["*"]}""");
        await room.StartAsync(FreshScene.Succeeding);
        await room.PassAsync(10);
        Assert.Equal(6, room.Bus.Events.Count);
        Assert.Equal(6, room.Bus.Events.Select(e => e.Id).Distinct().Count());
    }

    [Fact]
    public async Task Events_Late_KeepTheTimeOfTheChange()
    {
        await using var room = await OpenAsync("""{"lateSeconds":60}""");
        await room.StartAsync(FreshScene.Succeeding);
        await room.PassAsync(59);
        Assert.Empty(room.Bus.Events);
        await room.PassAsync(1);
        var submitted = Assert.Single(room.Bus.Events);
        Assert.Equal(room.Clock.GetUtcNow().AddSeconds(-60), submitted.Time);
    }

    [Fact]
    public async Task Events_WithADetail_FillItIn()
    {
        await using var room = await OpenAsync("""{"detail":"{\"id\":\"{jobId}\",\"status\":\"{status}\"}"}""");
        var id = await room.StartAsync(FreshScene.Succeeding);
        await room.PassAsync(0);
        Assert.Equal($$"""{"id":"{{id}}","status":"SUBMITTED"}""", Assert.Single(room.Bus.Events).Detail);
    }

    private static Task<CleanRoom> OpenAsync(string events) =>
        CleanRoom.OpenAsync(scene => scene["rules"] = new JsonObject { ["events"] = JsonNode.Parse(events) });
}
