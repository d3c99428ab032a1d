using LocalCloud.Services.Tests.EventBridge;
using Testing;

namespace LocalCloud.Services.Tests.S3;

/// <summary>The <c>aws</c> command, where there is one that runs.</summary>
[Trait("Size", "Long")]
public sealed class AwsCliTests
{
    [Fact]
    public async Task Objects_CopiedListedAndSynced_AreThere()
    {
        await using var s3 = await TestObjects.OpenAsync();
        using var folder = new Wire.TemporaryFolder();
        var cli = await AwsCli.FindAsync(s3.Door.Endpoint);
        Directory.CreateDirectory(Path.Combine(folder.Path, "sub"));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "a.txt"), "hello", TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "sub", "big"), new byte[9 * 1024 * 1024], TestContext.Current.CancellationToken);

        await cli.RunAsync("s3", "mb", "s3://cli-bucket");
        await cli.RunAsync("s3", "sync", folder.Path, "s3://cli-bucket/x", "--only-show-errors");
        Assert.Contains("9437184 x/sub/big", await cli.RunAsync("s3", "ls", "s3://cli-bucket/x/", "--recursive"), StringComparison.Ordinal);
        Assert.Equal("hello", await cli.RunAsync("s3", "cp", "s3://cli-bucket/x/a.txt", "-"));
        var back = Path.Combine(folder.Path, "back");
        await cli.RunAsync("s3", "cp", "s3://cli-bucket/x/sub/big", back, "--only-show-errors");
        Assert.Equal(9 * 1024 * 1024, new FileInfo(back).Length);
        Assert.Contains("PreconditionFailed", await cli.FailAsync("s3api", "put-object", "--bucket", "cli-bucket", "--key", "x/a.txt", "--if-none-match", "*"), StringComparison.Ordinal);
        await cli.RunAsync("s3", "rm", "s3://cli-bucket", "--recursive", "--only-show-errors");
        await cli.RunAsync("s3", "rb", "s3://cli-bucket");
        Assert.Equal(0, s3.FileCount);
    }

    [Fact]
    public async Task EventsAndSchedules_Put_AreThere()
    {
        await using var bus = await TestBus.OpenAsync();
        var cli = await AwsCli.FindAsync(bus.Door.Endpoint);
        await bus.RuleAsync("r", """{"source":["cli"]}""", TestBus.Function);
        await cli.RunAsync("events", "put-events", "--entries", """[{"Source":"cli","DetailType":"T","Detail":"{\"n\":1}"}]""");
        Assert.Equal("""{"n":1}""", (await bus.Targets.NextAsync()).Input.GetProperty("detail").GetRawText());
        await cli.RunAsync(
            "scheduler", "create-schedule", "--name", "s", "--schedule-expression", "cron(0 3 * * ? *)", "--flexible-time-window", "Mode=OFF",
            "--target", $"Arn={TestBus.Machine},RoleArn={TestBus.Role}");
        Assert.Contains("schedule/default/s", await cli.RunAsync("scheduler", "list-schedules"), StringComparison.Ordinal);
    }
}
