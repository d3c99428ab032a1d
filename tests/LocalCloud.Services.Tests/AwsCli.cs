using System.Diagnostics;

namespace LocalCloud.Services.Tests;

/// <summary>The <c>aws</c> command, where there is one that runs.</summary>
internal sealed class AwsCli(Uri endpoint)
{
    public static async Task<AwsCli> FindAsync(Uri endpoint)
    {
        var cli = new AwsCli(endpoint);
        var (code, _, _) = await cli.StartAsync(["--version"]);
        Assert.SkipUnless(code == 0, "needs an aws command that runs");
        return cli;
    }

    public async Task<string> RunAsync(params string[] arguments)
    {
        var (code, output, error) = await StartAsync(arguments);
        Assert.True(code == 0, $"aws {string.Join(' ', arguments)} exited with {code}: {error}");
        return output;
    }

    public async Task<string> FailAsync(params string[] arguments)
    {
        var (code, output, error) = await StartAsync(arguments);
        Assert.True(code != 0, $"aws {string.Join(' ', arguments)} succeeded: {output}");
        return error;
    }

    private async Task<(int Code, string Output, string Error)> StartAsync(string[] arguments)
    {
        var start = new ProcessStartInfo("aws") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in new[]
        {
            ("AWS_ACCESS_KEY_ID", "local"), ("AWS_SECRET_ACCESS_KEY", "local"), ("AWS_REGION", "us-east-1"), ("AWS_DEFAULT_REGION", "us-east-1"),
            ("AWS_ENDPOINT_URL", endpoint.ToString().TrimEnd('/')), ("AWS_PAGER", ""), ("AWS_MAX_ATTEMPTS", "1"), ("NO_PROXY", "*"),
            ("AWS_CONFIG_FILE", "/dev/null"), ("AWS_SHARED_CREDENTIALS_FILE", "/dev/null"),
        })
        {
            start.Environment[name] = value;
        }

        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, await output, await error);
        }
        catch (System.ComponentModel.Win32Exception absent)
        {
            return (-1, "", absent.Message);
        }
    }
}
