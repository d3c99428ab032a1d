using System.Text.Json;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.Lambda;
using Testing;

namespace LocalCloud.Services.Tests.Lambda;

/// <summary>Lambda's API through the AWS SDK for JavaScript.</summary>
public sealed class InvokeApiTests : IAsyncDisposable
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
    public async Task Client_DrivesEveryOperation()
    {
        _cloud = await LambdaCloud.StartAsync(_folder.Store);
        _cloud.DefineProbe("Echo");
        var queued = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _cloud.Functions.Define(
            new FunctionDefinition { Name = "queued", Handler = "h", ReservedConcurrency = 5 },
            new DelegateRunner(call =>
            {
                queued.TrySetResult(call.RequestId);
                throw new TimeZoneNotFoundException("why");
            }));

        var output = JsonElement.Parse(await Node.RunAsync("lambda/invoke.mjs", [_cloud.Endpoint.ToString()]));

        var echo = output.GetProperty("echo");
        Assert.Equal(200, echo.GetProperty("status").GetInt32());
        Assert.Equal("{\"a\":\"é\"}", echo.GetProperty("payload").GetString());
        Assert.Equal("$LATEST", echo.GetProperty("version").GetString());
        Assert.StartsWith("START RequestId: ", echo.GetProperty("log").GetString(), StringComparison.Ordinal);
        Assert.Equal("[1]", output.GetProperty("byArn").GetProperty("payload").GetString());
        Assert.Equal("[2]", output.GetProperty("byQualifier").GetProperty("payload").GetString());
        Assert.Equal("Unhandled", output.GetProperty("failed").GetProperty("error").GetString());
        Assert.Contains("\"TimeZoneNotFoundException\"", output.GetProperty("failed").GetProperty("payload").GetString(), StringComparison.Ordinal);
        Assert.Equal(202, output.GetProperty("event").GetProperty("status").GetInt32());
        Assert.Equal(204, output.GetProperty("dryRun").GetProperty("status").GetInt32());
        Assert.Equal(["Echo", "queued"], output.GetProperty("list").EnumerateArray().Select(n => n.GetString()));
        Assert.Equal(5, output.GetProperty("reserved").GetInt32());
        Assert.Equal(30, output.GetProperty("timeout").GetInt32());
        await queued.Task;
    }

    [Fact]
    public async Task Client_IsRefusedInAwsWords()
    {
        _cloud = await LambdaCloud.StartAsync(_folder.Store);
        _cloud.DefineProbe("Echo");

        var output = JsonElement.Parse(await Node.RunAsync("lambda/refusals.mjs", [_cloud.Endpoint.ToString()]));

        Assert.Equal(
            ["ResourceNotFoundException/404/Function not found: arn:aws:lambda:us-east-1:000000000000:function:nobody",
             "ResourceNotFoundException/404/Function not found: arn:aws:lambda:us-east-1:000000000000:function:Echo:live",
             "RequestTooLargeException/413/Request must be smaller than 6291456 bytes for the InvokeFunction operation",
             "RequestTooLargeException/413/Request must be smaller than 1048576 bytes for the InvokeAsync operation"],
            output.GetProperty("exact").EnumerateArray().Select(e => e.GetString()));
        Assert.StartsWith(
            "InvalidRequestContentException/400/Could not parse request body into json: ",
            output.GetProperty("badJson").GetString(),
            StringComparison.Ordinal);
    }
}
