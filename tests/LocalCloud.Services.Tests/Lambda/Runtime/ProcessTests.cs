using System.Diagnostics;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.Lambda;

namespace LocalCloud.Services.Tests.Lambda.Runtime;

/// <summary>Functions as real processes, over the real Runtime API.</summary>
public sealed class ProcessTests : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private LambdaCloud? _cloud;

    public async ValueTask DisposeAsync()
    {
        if (_cloud is not null)
        {
            await _cloud.DisposeAsync();
        }

        await _folder.DisposeAsync();
    }

    [Fact]
    public async Task Function_IsStartedWithItsEnvironmentAndReused()
    {
        await StartAsync("Visit");

        var first = LambdaCloud.Json(await _cloud!.InvokeAsync("Visit", "\"a\""));
        var second = LambdaCloud.Json(await _cloud.InvokeAsync("Visit", "\"b\""));

        Assert.Equal("Visit", first.GetProperty("FunctionName").GetString());
        Assert.Equal("set", first.GetProperty("Setting").GetString());
        Assert.Equal(1, first.GetProperty("Count").GetInt32());
        Assert.Equal(2, second.GetProperty("Count").GetInt32());
        Assert.Equal(first.GetProperty("ProcessId").GetInt32(), second.GetProperty("ProcessId").GetInt32());
    }

    [Fact]
    public async Task Exception_IsAnErrorNamedByItsClass()
    {
        await StartAsync("Fail");

        var result = await _cloud!.InvokeAsync("Fail", "7");

        Assert.Equal("Unhandled", result.FunctionError);
        Assert.Equal("ProbeException", LambdaCloud.Json(result).GetProperty("errorType").GetString());
        Assert.Equal("7", LambdaCloud.Json(result).GetProperty("errorMessage").GetString());
        Assert.StartsWith($"START RequestId: {result.RequestId} Version: $LATEST\n", result.LogTail, StringComparison.Ordinal);
        Assert.Contains($"END RequestId: {result.RequestId}\nREPORT RequestId: ", result.LogTail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Process_ThatExitsWhileItServes_IsAnExitErrorAndIsReplaced()
    {
        await StartAsync("Exit");

        foreach (var _ in (int[])[1, 2])
        {
            var result = await _cloud!.InvokeAsync("Exit", "");

            Assert.Equal("Unhandled", result.FunctionError);
            Assert.Equal("Runtime.ExitError", LambdaCloud.Json(result).GetProperty("errorType").GetString());
            Assert.Equal(
                $"RequestId: {result.RequestId} Error: Runtime exited with error: exit status 7",
                LambdaCloud.Json(result).GetProperty("errorMessage").GetString());
        }
    }

    [Fact]
    public async Task Process_ThatExitsBeforeItServes_IsAnExitError()
    {
        await StartAsync("NoSuchMethod");

        var result = await _cloud!.InvokeAsync("NoSuchMethod", "");

        Assert.Equal("Runtime.ExitError", LambdaCloud.Json(result).GetProperty("errorType").GetString());
        Assert.EndsWith("exit status 1", LambdaCloud.Json(result).GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Executable_ThatIsMissing_IsAnInvalidEntrypoint()
    {
        await StartAsync("Echo");
        _cloud!.Functions.Define(new FunctionDefinition { Name = "None", Handler = "x", Executable = "/no/such/program" });

        var result = await _cloud.InvokeAsync("None", "");

        Assert.Equal("Runtime.InvalidEntrypoint", LambdaCloud.Json(result).GetProperty("errorType").GetString());
    }

    [Fact]
    public async Task Function_ThatTakesTooLong_IsEndedAndTimedOut()
    {
        await StartAsync("Hang", timeoutSeconds: 1);

        var result = await _cloud!.InvokeAsync("Hang", "");

        Assert.Equal("Sandbox.Timedout", LambdaCloud.Json(result).GetProperty("errorType").GetString());
        Assert.Equal(
            $"RequestId: {result.RequestId} Error: Task timed out after 1.00 seconds",
            LambdaCloud.Json(result).GetProperty("errorMessage").GetString());
    }

    [Fact]
    public async Task Invocations_AtOnce_AreServedByNoMoreProcessesThanAllowed()
    {
        await StartAsync("Visit", options: new LambdaOptions { MaxProcesses = 2 });

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => _cloud!.InvokeAsync("Visit", $"{i}")));

        var processes = results.Select(r => LambdaCloud.Json(r).GetProperty("ProcessId").GetInt32()).Distinct();
        Assert.InRange(processes.Count(), 1, 2);
        Assert.All(results, r => Assert.Null(r.FunctionError));
    }

    [Fact]
    public async Task Process_EndsWithTheHost()
    {
        await StartAsync("Visit");
        var id = LambdaCloud.Json(await _cloud!.InvokeAsync("Visit", "0")).GetProperty("ProcessId").GetInt32();
        using var process = Process.GetProcessById(id);

        await _cloud.DisposeAsync();
        _cloud = null;

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Process_IdleForTooLong_IsEnded()
    {
        await StartAsync("Visit", options: new LambdaOptions { KeepWarm = 0, IdleTime = TimeSpan.FromMilliseconds(1) });

        var id = LambdaCloud.Json(await _cloud!.InvokeAsync("Visit", "0")).GetProperty("ProcessId").GetInt32();

        Assert.DoesNotContain(id, await LaterVisitorsAsync(id));
    }

    [Fact]
    public async Task Log_WhenItIsWanted_HasWhatTheFunctionWrote()
    {
        await StartAsync("Visit");

        var result = await _cloud!.Functions.InvokeAsync(
            _cloud.Functions.Find("Visit"), "\"me\""u8.ToArray(), wantsLog: true, traceHeader: null, TestContext.Current.CancellationToken);

        Assert.Matches(
            $"^START RequestId: {result.RequestId} .*\n.*\t{result.RequestId}\tinfo\tvisited by \"me\"\nEND RequestId",
            result.LogTail);
        var lines = _cloud.Logs.Read("Visit", 0, result.RequestId, 10);
        Assert.Equal(["START", "visited", "END", "REPORT"], lines.Select(l => l.Message.Contains("visited", StringComparison.Ordinal) ? "visited" : l.Message.Split(' ')[0]));
        Assert.All(lines, l => Assert.Equal(result.RequestId, l.RequestId));
    }

    [Fact]
    public async Task Environment_HasTheRolesCredentialsAndNothingOfTheDevelopers()
    {
        await StartAsync("Echo");
        var environment = _cloud!.Starter.EnvironmentOf(
            new FunctionDefinition
            {
                Name = "f",
                Handler = "handler",
                Executable = LambdaCloud.Probe,
                RoleArn = "arn:aws:iam::000000000000:role/the-role",
            },
            "id");

        var credentials = _cloud.Keys.Find(environment["AWS_ACCESS_KEY_ID"]);
        Assert.Equal("arn:aws:sts::000000000000:assumed-role/the-role/f", credentials!.PrincipalArn);
        Assert.Equal(credentials.SessionToken, environment["AWS_SESSION_TOKEN"]);
        Assert.Equal($"{_cloud.Endpoint.Authority}/f/id", environment["AWS_LAMBDA_RUNTIME_API"]);
        Assert.Equal(_cloud.Endpoint.ToString().TrimEnd('/'), environment["AWS_ENDPOINT_URL"]);
        Assert.Equal("handler", environment["_HANDLER"]);
        Assert.DoesNotContain(environment.Keys, name => name is "AWS_PROFILE" or "AWS_CONFIG_FILE" or "AWS_LAMBDA_LOG_LEVEL");
    }

    [Fact]
    public async Task Function_OfAnotherEndpoint_IsInvokedThere()
    {
        await StartAsync("Echo");
        await using var folder = new TestFolder();
        await using var front = await LambdaCloud.StartAsync(folder.Store, options: new LambdaOptions { Elsewhere = _cloud!.Endpoint });

        // The other is a local cloud too, and so refuses what is not signed; that it was asked is what is seen here.
        var refusal = await Assert.ThrowsAsync<AwsException>(() => front.InvokeAsync("Echo", "1"));

        Assert.StartsWith($"{_cloud.Endpoint} refused to invoke Echo: 403", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Library_IsRunByDotnet()
    {
        await StartAsync("Echo");
        _cloud!.Functions.Define(new FunctionDefinition
        {
            Name = "Library",
            Handler = "LambdaProbe",
            Executable = Path.ChangeExtension(LambdaCloud.Probe, ".dll"),
            TimeoutSeconds = 30,
            Environment = new Dictionary<string, string> { ["ANNOTATIONS_HANDLER"] = "Echo" },
        });

        Assert.Equal("[1]", LambdaCloud.Text(await _cloud.InvokeAsync("Library", "[1]")));
    }

    // It ends some time after it answered: until then another invocation may find it still.
    private async Task<IReadOnlyList<int>> LaterVisitorsAsync(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        catch (ArgumentException)
        {
            // It has ended already.
        }

        return [LambdaCloud.Json(await _cloud!.InvokeAsync("Visit", "0")).GetProperty("ProcessId").GetInt32()];
    }

    private async Task StartAsync(string method, int timeoutSeconds = 30, LambdaOptions? options = null)
    {
        _cloud = await LambdaCloud.StartAsync(_folder.Store, options: options);
        _cloud.DefineProbe(method, timeoutSeconds);
    }
}
