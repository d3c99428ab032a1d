using System.Diagnostics;
using System.Text.Json;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.Lambda;
using Microsoft.Extensions.DependencyInjection;
using Testing;

namespace LocalCloud.Host.Tests;

/// <summary>The clients that may be installed, boto3 and the <c>aws</c> command, where they are there and new enough.</summary>
[Trait("Size", "Long")]
public sealed class InstalledClientTests : IAsyncLifetime
{
    private const string Membership = "11111111-2222-4333-8444-555555555555";

    private readonly HostFixture _cloud = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _cloud.InitializeAsync();
        _cloud.Host.Services.GetRequiredService<LocalFunctions>().Define(
            new FunctionDefinition { Name = "F", Handler = "" }, new DelegateRunner(call => Task.FromResult(call.Payload)));
    }

    public ValueTask DisposeAsync() => _cloud.DisposeAsync();

    [Fact]
    public async Task Boto3_DrivesEveryService()
    {
        Assert.SkipUnless(Programs.IsOnPath("python3"), "needs python3 with boto3");
        var start = new ProcessStartInfo("python3", ["boto3/drive.py", _cloud.Host.Endpoint.ToString()])
        {
            WorkingDirectory = Path.Combine(Repository.Root, "tests", "Conformance"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        start.Environment["NO_PROXY"] = "*";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Cancel);
        var error = await process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        Assert.SkipWhen(process.ExitCode == 77, "needs a boto3 that knows protected jobs");
        Assert.True(process.ExitCode == 0, error);
        Assert.Equal("ok", (await output).Trim());
    }

    [Fact]
    public async Task Cli_StartsJobsMachinesAndFunctions()
    {
        var cli = await AwsCli.FindAsync(_cloud.Host.Endpoint);
        using var folder = new TempDirectory();
        var (payload, answer) = (Path.Combine(folder.Path, "payload"), Path.Combine(folder.Path, "answer"));
        await File.WriteAllTextAsync(payload, """{"a":1}""", Cancel);
        Assert.Contains("200", await cli.RunAsync("lambda", "invoke", "--function-name", "F", "--payload", $"fileb://{payload}", answer), StringComparison.Ordinal);
        Assert.Equal("""{"a":1}""", await File.ReadAllTextAsync(answer, Cancel));

        Assert.Contains("arn:aws:iam::000000000000:root", await cli.RunAsync("sts", "get-caller-identity"), StringComparison.Ordinal);

        var machine = JsonElement.Parse(await cli.RunAsync(
            "stepfunctions", "create-state-machine", "--name", "M", "--role-arn", "arn:aws:iam::000000000000:role/r",
            "--definition", """{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}""")).GetProperty("stateMachineArn").GetString()!;
        Assert.Contains("execution:M:one", await cli.RunAsync("stepfunctions", "start-execution", "--state-machine-arn", machine, "--name", "one"), StringComparison.Ordinal);

        Assert.SkipUnless(await cli.KnowsAsync("cleanrooms", "start-protected-job"), "needs an aws command that knows protected jobs");
        var request = $$"""
            {"type":"PYSPARK","membershipIdentifier":"{{Membership}}",
             "jobParameters":{"analysisTemplateArn":"arn:aws:cleanrooms:us-east-1:000000000000:membership/{{Membership}}/analysistemplate/66666666-7777-4888-8999-000000000000"} }
            """;
        var job = JsonElement.Parse(await cli.RunAsync("cleanrooms", "start-protected-job", "--cli-input-json", request)).GetProperty("protectedJob").GetProperty("id").GetString()!;
        Assert.Contains(
            "CANCELLING",
            await cli.RunAsync("cleanrooms", "update-protected-job", "--membership-identifier", Membership, "--protected-job-identifier", job, "--target-status", "CANCELLED"),
            StringComparison.Ordinal);
        Assert.Contains(job, await cli.RunAsync("cleanrooms", "list-protected-jobs", "--membership-identifier", Membership), StringComparison.Ordinal);
    }
}
