using System.Diagnostics;
using Testing;

namespace ProtectedJobs.Cli.Tests.AwsCommands;

/// <summary>The <c>aws</c> command of the machine, set to print as version 2 does.</summary>
internal static class AwsCommandLineClient
{
    private static readonly Lazy<Task<bool>> s_knowsProtectedJobs = new(KnowsProtectedJobsAsync);

    public static async Task SkipUnlessItKnowsProtectedJobsAsync() =>
        Assert.SkipUnless(await s_knowsProtectedJobs.Value, "needs an aws command that knows start-protected-job (1.38 or 2.24 and newer)");

    public static async Task<(int Code, string Out, string Error)> RunAsync(
        IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> variables)
    {
        using var home = new TempDirectory();
        var config = Path.Combine(home.Path, "config");
        await File.WriteAllTextAsync(config, "[default]\ncli_timestamp_format = iso8601\n", TestContext.Current.CancellationToken);

        // The command stands after the options that may stand before it.
        var at = arguments.TakeWhile(argument => !argument.EndsWith("-protected-job", StringComparison.Ordinal) && !argument.EndsWith("-protected-jobs", StringComparison.Ordinal)).Count();
        var start = new ProcessStartInfo("aws", [.. arguments.Take(at), "cleanrooms", .. arguments.Skip(at)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables.Append(new("AWS_CONFIG_FILE", config)).Append(new("AWS_SHARED_CREDENTIALS_FILE", config + "-none"))
            .Append(new("AWS_DEFAULT_REGION", variables["AWS_REGION"])).Append(new("TZ", "UTC")).Append(new("AWS_PAGER", "")))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }

    private static async Task<bool> KnowsProtectedJobsAsync()
    {
        var isInstalled = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "aws")));
        return isInstalled
            && (await RunAsync(["start-protected-job", "--generate-cli-skeleton"], new Dictionary<string, string> { ["AWS_REGION"] = "us-east-1" })).Code == 0;
    }
}
