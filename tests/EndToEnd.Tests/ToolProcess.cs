using System.Diagnostics;
using System.Text.Json;

namespace EndToEnd.Tests;

/// <summary><c>protected-jobs local up</c> as a process of its own, its clock stopped: what happens is what a test skips to.</summary>
internal sealed class ToolProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ToolProcess(Process process, JsonElement facts)
    {
        _process = process;
        StateMachineArn = facts.GetProperty("stateMachineArn").GetString()!;
        Clients = new CloudClients(new Uri(facts.GetProperty("endpoint").GetString()!));
    }

    public string StateMachineArn { get; }

    public CloudClients Clients { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<ToolProcess> UpAsync(string dataDirectory)
    {
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "protected-jobs.dll"),
            "local", "up", "--port", "0", "--data", dataDirectory, "--output", "json",
        ];
        var process = Process.Start(
            new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        if (await process.StandardOutput.ReadLineAsync(Cancel) is not { } line)
        {
            throw new InvalidOperationException(await error);
        }

        var tool = new ToolProcess(process, JsonElement.Parse(line));
        await tool.Clients.AdminAsync(HttpMethod.Put, "clock", new { scale = 0 });
        return tool;
    }

    /// <summary>Skips from one thing that happens to the next until something is seen.</summary>
    public async Task<T> SkipUntilAsync<T>(Func<Task<T>> look, Func<T, bool> isIt)
    {
        while (true)
        {
            var seen = await look();
            if (isIt(seen))
            {
                return seen;
            }

            await Clients.AdminAsync(HttpMethod.Post, "clock/skip");
        }
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        Clients.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }
}
