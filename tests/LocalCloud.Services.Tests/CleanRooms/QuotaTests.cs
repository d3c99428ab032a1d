using LocalCloud.Services.CleanRooms.Jobs;
using LocalCloud.Services.CleanRooms.Scenes;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.Tests.CleanRooms;

public sealed class QuotaTests
{
    [Fact]
    public async Task Start_WhileAnotherJobIsOngoing_Is402()
    {
        await using var room = await CleanRoom.OpenAsync();
        var first = await room.StartAsync(FreshScene.Long);
        var error = await Assert.ThrowsAsync<AwsException>(() => room.StartAsync(FreshScene.Succeeding));
        Assert.Equal(("ServiceQuotaExceededException", 402, "1"), (error.Code, error.Status, error.Members["quotaValue"]));

        await room.CancelAsync(first);
        await Assert.ThrowsAsync<AwsException>(() => room.StartAsync(FreshScene.Succeeding));
        await room.PassAsync(1);
        await room.StartAsync(FreshScene.Succeeding);
    }

    [Fact]
    public async Task Start_WhereQuotasQueue_WaitsAsSubmittedUntilThereIsRoom()
    {
        await using var room = await CleanRoom.OpenAsync(scene => scene["rules"] = Json("""{"overQuota":"queue"}"""));
        var first = await room.StartAsync(FreshScene.Succeeding);
        var second = await room.StartAsync(FreshScene.Succeeding);
        await room.PassAsync(9);
        Assert.Equal("SUBMITTED", await room.StatusAsync(second));
        await room.PassAsync(1);
        Assert.Equal("SUCCESS", await room.StatusAsync(first));
        await room.PassAsync(2);
        Assert.Equal("STARTED", await room.StatusAsync(second));
    }

    [Theory]
    [InlineData("CR.1X", 257, true)]
    [InlineData("CR.1X", 256, false)]
    [InlineData("CR.4X", 65, true)]
    [InlineData("CR.4X", 64, false)]
    public async Task Start_OfManyWorkers_IsHeldByTheVcpuQuota(string type, int number, bool refused)
    {
        await using var room = await CleanRoom.OpenAsync();
        Task Start() => room.StartAsync(FreshScene.Succeeding, new { computeConfiguration = new { worker = new { type, number } } });
        if (refused)
        {
            Assert.Equal("1024", (await Assert.ThrowsAsync<AwsException>(Start)).Members["quotaValue"]);
        }
        else
        {
            await Start();
        }
    }

    [Fact]
    public async Task Start_BeyondTheAccountsJobs_Is402()
    {
        await using var room = await CleanRoom.OpenAsync(scene => scene["rules"] = Json("""{"jobsPerMembership":9}"""));
        for (var i = 0; i < 5; i++)
        {
            await room.StartAsync(FreshScene.Long);
        }

        var error = await Assert.ThrowsAsync<AwsException>(() => room.StartAsync(FreshScene.Long));
        Assert.Equal(("ServiceQuotaExceededException", 402, "5"), (error.Code, error.Status, error.Members["quotaValue"]));
    }

    [Fact]
    public async Task Requests_FasterThanTheRate_AreThrottled()
    {
        await using var room = await CleanRoom.OpenAsync(scene => scene["rules"] = Json("""{"requestsPerSecond":5}"""));
        var list = new { membershipIdentifier = FreshScene.RunnerMembership };
        for (var i = 0; i < 5; i++)
        {
            await room.CallAsync("ListProtectedJobs", list);
        }

        var error = await Assert.ThrowsAsync<AwsException>(() => room.CallAsync("ListProtectedJobs", list));
        Assert.Equal(("ThrottlingException", 429), (error.Code, error.Status));
        await room.CallAsync("GetMembership", list);
        room.Clock.Advance(TimeSpan.FromSeconds(0.2));
        await room.CallAsync("ListProtectedJobs", list);
    }

    [Theory]
    [InlineData("CR.1X", 4, 60, 8 * 10 / 60d)]
    [InlineData("CR.1X", 16, 2700, 24)]
    [InlineData("CR.4X", 32, 600, 256 / 6d)]
    [InlineData("CR.4X", 4, 600.5, 32 * 601 / 3600d)]
    public void Usage_OfWorkersAndTime_IsCrpuHoursWithTheMinimum(string type, int number, double seconds, double hours) =>
        Assert.Equal(hours, Usage.CrpuHours(new Compute(type, number), TimeSpan.FromSeconds(seconds)), 9);

    [Fact]
    public void Usage_OfAJobThatNeverStarted_IsNothing() => Assert.Equal(0, Usage.CrpuHours(null, null));

    private static System.Text.Json.Nodes.JsonNode Json(string text) => System.Text.Json.Nodes.JsonNode.Parse(text)!;
}
