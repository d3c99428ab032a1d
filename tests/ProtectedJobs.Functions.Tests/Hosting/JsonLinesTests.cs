using System.Text.Json;
using Microsoft.Extensions.Logging;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;
using ProtectedJobs.Functions.Hosting;

namespace ProtectedJobs.Functions.Tests.Hosting;

public sealed class JsonLinesTests
{
    private static readonly Step s_step = new(
        new RunIdentity("r", "arn:r", DateTimeOffset.UnixEpoch, 2), DateTimeOffset.UnixEpoch, RetryCount: 3, TimeSpan.FromSeconds(9));

    private readonly List<string> _lines = [];
    private readonly StepLog _log;

    public JsonLinesTests() => _log = new StepLog(new JsonLines(_lines.Add));

    [Fact]
    public async Task Step_ThatIsDone_IsOneLineWithItsRun()
    {
        await _log.OfAsync("PollJob", s_step, () => Task.FromResult(1));

        var line = JsonElement.Parse(Assert.Single(_lines));
        Assert.Equal("Information", line.GetProperty("level").GetString());
        Assert.Equal("PollJob done after 3 retries", line.GetProperty("message").GetString());
        Assert.Equal(("r", "2"), (line.GetProperty("RunId").GetString(), line.GetProperty("Attempt").GetString()));
    }

    [Fact]
    public async Task Step_ThatGoesAnotherWay_TellsTheErrorAndThrowsIt()
    {
        await Assert.ThrowsAsync<JobFailed>(() => _log.OfAsync<int>("CollectResult", s_step, () => throw new JobFailed("it failed")));

        var line = JsonElement.Parse(Assert.Single(_lines));
        Assert.Equal(("JobFailed", "it failed"), (line.GetProperty("error").GetString(), line.GetProperty("words").GetString()));
    }

    [Fact]
    public async Task Scope_EndsWithItsStep()
    {
        await _log.OfAsync("PollJob", s_step, () => Task.FromResult(1));
        _log.Logger.Log(LogLevel.Warning, 1, "words", null, (text, _) => text);

        Assert.False(JsonElement.Parse(_lines[1]).TryGetProperty("RunId", out _));
    }
}
