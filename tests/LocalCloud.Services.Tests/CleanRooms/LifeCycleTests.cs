using System.Text.Json;
using LocalCloud.Services.CleanRooms.Scenes;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.Tests.CleanRooms;

public sealed class LifeCycleTests : IAsyncLifetime
{
    private CleanRoom _room = null!;

    public async ValueTask InitializeAsync() => _room = await CleanRoom.OpenAsync();

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task Job_OnTime_IsSubmittedStartedThenSuccess()
    {
        var id = await _room.StartAsync(FreshScene.Succeeding);
        Assert.Equal("SUBMITTED", await _room.StatusAsync(id));
        await _room.PassAsync(1.9);
        Assert.Equal("SUBMITTED", await _room.StatusAsync(id));
        await _room.PassAsync(0.1);
        Assert.Equal("STARTED", await _room.StatusAsync(id));
        await _room.PassAsync(8);
        var job = await _room.GetAsync(id);
        Assert.Equal("SUCCESS", job.GetProperty("status").GetString());
        Assert.Equal(10_000, job.GetProperty("statistics").GetProperty("totalDurationInMillis").GetInt64());
        Assert.Equal(
            ["Protected Job Submitted", "Protected Job Started", "Protected Job Succeeded"], _room.Bus.DetailTypes);
        Assert.All(_room.Bus.Events, e => Assert.Equal("{}", e.Detail));
    }

    [Fact]
    public async Task Job_ThatFails_TellsItsError()
    {
        var id = await _room.StartAsync(FreshScene.Failing);
        await _room.PassAsync(10);
        var job = await _room.GetAsync(id);
        Assert.Equal("FAILED", job.GetProperty("status").GetString());
        Assert.Equal("JOB_FAILED", job.GetProperty("error").GetProperty("code").GetString());
        Assert.False(job.TryGetProperty("result", out _));
        Assert.Empty(_room.Objects.Objects);
    }

    [Fact]
    public async Task Cancel_OfARunningJob_PassesCancelling()
    {
        var id = await _room.StartAsync(FreshScene.Long);
        await _room.PassAsync(2);
        await _room.CancelAsync(id);
        Assert.Equal("CANCELLING", await _room.StatusAsync(id));
        Assert.Equal("CANCELLING", (await _room.CancelAsync(id)).GetProperty("protectedJob").GetProperty("status").GetString());
        await _room.PassAsync(1);
        Assert.Equal("CANCELLED", await _room.StatusAsync(id));
        Assert.Equal(
            ["Protected Job Submitted", "Protected Job Started", "Protected Job Cancelling", "Protected Job Cancelled"],
            _room.Bus.DetailTypes);
    }

    [Fact]
    public async Task Cancel_TooLate_EndsInSuccess()
    {
        var id = await _room.StartAsync(FreshScene.CancelTooLate);
        await _room.PassAsync(2);
        await _room.CancelAsync(id);
        await _room.PassAsync(1);
        Assert.Equal("SUCCESS", await _room.StatusAsync(id));
        Assert.NotEmpty(_room.Objects.Objects);
    }

    [Fact]
    public async Task Cancel_OfAJobThatFailsMeanwhile_EndsInFailedWithItsError()
    {
        var id = await _room.StartAsync(
            FreshScene.Long, new { jobParameters = new { parameters = new { local_behavior = """{"cancelOutcome":"FAILED","errorCode":"E"}""" } } });
        await _room.PassAsync(2);
        await _room.CancelAsync(id);
        await _room.PassAsync(1);
        var job = await _room.GetAsync(id);
        Assert.Equal(("FAILED", "E"), (job.GetProperty("status").GetString(), job.GetProperty("error").GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Cancel_OfAJobThatEnded_IsAConflict()
    {
        var id = await _room.StartAsync(FreshScene.Failing);
        await _room.PassAsync(10);
        var error = await Assert.ThrowsAsync<AwsException>(() => _room.CancelAsync(id));
        Assert.Equal(("ConflictException", 409, "\"INVALID_STATE\""), (error.Code, error.Status, error.Members["reason"]));
    }

    [Fact]
    public async Task Job_CancelledByOthers_PassesCancelling()
    {
        var id = await _room.StartAsync(FreshScene.CancelledByOthers);
        await _room.PassAsync(10);
        Assert.Equal("CANCELLING", await _room.StatusAsync(id));
        await _room.PassAsync(1);
        Assert.Equal("CANCELLED", await _room.StatusAsync(id));
    }

    [Fact]
    public async Task Job_AfterARestart_GoesOnAndCatchesUp()
    {
        var id = await _room.StartAsync(FreshScene.Succeeding);
        await _room.PassAsync(2);
        _room.Clock.Advance(TimeSpan.FromHours(1));
        await _room.RestartAsync();
        await _room.PassAsync(0);
        var job = await _room.GetAsync(id);
        Assert.Equal("SUCCESS", job.GetProperty("status").GetString());
        Assert.Equal(10_000, job.GetProperty("statistics").GetProperty("totalDurationInMillis").GetInt64());
    }

    [Fact]
    public async Task Results_OfASuccess_AreAFolderAnOutput()
    {
        var id = await _room.StartAsync(FreshScene.Succeeding);
        await _room.PassAsync(10);
        var folder = $"protected-job-results/results/{id}";
        Assert.Equal(
            [
                $"{folder}/detail/_SUCCESS",
                $"{folder}/detail/part-00000.parquet",
                $"{folder}/detail/part-00001.parquet",
                $"{folder}/summary/_SUCCESS",
                $"{folder}/summary/part-00000.parquet",
            ],
            _room.Objects.Objects.Keys.Order(StringComparer.Ordinal));
        var job = await _room.GetAsync(id);
        Assert.Equal(
            $"s3://protected-job-results/results/{id}/",
            job.GetProperty("result").GetProperty("output").GetProperty("s3").GetProperty("location").GetString());
    }

    [Fact]
    public async Task Results_ThatCannotBeWritten_FailTheJob()
    {
        var id = await _room.StartAsync(FreshScene.Succeeding);
        _room.Objects.DropBucket("protected-job-results");
        await _room.PassAsync(10);
        Assert.Equal("RESULT_DELIVERY_FAILED", (await _room.GetAsync(id)).GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Job_ForAnotherReceiver_ShowsTheRunnerMembersAndTheReceiverTheLocation()
    {
        var id = await _room.StartAsync(FreshScene.Succeeding, new
        {
            resultConfiguration = new { outputConfiguration = new { member = new { accountId = CleanRoom.Partner } } },
        });
        await _room.PassAsync(10);
        var runner = (await _room.GetAsync(id)).GetProperty("result").GetProperty("output");
        Assert.Equal(CleanRoom.Partner, runner.GetProperty("memberList")[0].GetProperty("accountId").GetString());
        Assert.False(runner.TryGetProperty("s3", out _));
        var receiver = await _room.GetAsync(id, FreshScene.PartnerMembership, CleanRoom.Partner);
        Assert.Equal(
            $"s3://partner-results/results/{id}/",
            receiver.GetProperty("result").GetProperty("output").GetProperty("s3").GetProperty("location").GetString());
        Assert.Equal(
            "partner-results",
            receiver.GetProperty("resultConfiguration").GetProperty("outputConfiguration").GetProperty("s3").GetProperty("bucket").GetString());
    }

    [Fact]
    public async Task Units_ThatSettleLate_AppearLater()
    {
        var id = await _room.StartAsync(FreshScene.SettlingLate);
        await _room.PassAsync(10);
        Assert.False((await _room.GetAsync(id)).GetProperty("statistics").TryGetProperty("billedResourceUtilization", out _));
        await _room.PassAsync(300);
        var units = (await _room.GetAsync(id)).GetProperty("statistics").GetProperty("billedResourceUtilization").GetProperty("units");
        Assert.Equal(32 * 10 / 60d, units.GetDouble(), 9);
    }

    [Fact]
    public async Task Behavior_OfTheJobItself_WinsOverItsTemplates()
    {
        var id = await _room.StartAsync(FreshScene.Succeeding, new
        {
            jobParameters = new { parameters = new { local_behavior = """{"outcome":"FAILED","submittedSeconds":0,"startedSeconds":1}""" } },
        });
        await _room.PassAsync(1);
        Assert.Equal("FAILED", await _room.StatusAsync(id));
    }

    [Fact]
    public async Task ChangeJob_WhileItRuns_ChangesTheRest()
    {
        var id = await _room.StartAsync(FreshScene.Long);
        await _room.PassAsync(2);
        Assert.True(await _room.Control.ChangeJobAsync(
            id, """{"startedSeconds":3,"outcome":"FAILED","errorMessage":"as told"}""", TestContext.Current.CancellationToken));
        await _room.PassAsync(3);
        Assert.Equal("as told", (await _room.GetAsync(id)).GetProperty("error").GetProperty("message").GetString());
        Assert.False(await _room.Control.ChangeJobAsync(id, "{}", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task SdkAction_StartAndGet_SpeakPascalCaseAndIsoTimes()
    {
        var caller = new Caller(CleanRoom.Runner, "arn:aws:iam::000000000000:root", "us-east-1", "r");
        var answer = JsonElement.Parse(await _room.Actions.CallAsync(
            "startProtectedJob",
            $$$"""
            {"Type":"PYSPARK","MembershipIdentifier":"{{{FreshScene.RunnerMembership}}}",
             "JobParameters":{"AnalysisTemplateArn":"{{{CleanRoom.Arn(FreshScene.Succeeding)}}}","Parameters":{"audience":"x"} } }
            """,
            caller,
            TestContext.Current.CancellationToken));
        var job = answer.GetProperty("ProtectedJob");
        Assert.Equal("2026-03-01T00:00:00.000Z", job.GetProperty("CreateTime").GetString());
        Assert.Equal("x", job.GetProperty("JobParameters").GetProperty("Parameters").GetProperty("audience").GetString());
    }
}
