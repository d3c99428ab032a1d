using System.Diagnostics;

namespace ProtectedJobs.Cli.Tests;

/// <summary>The tool as a process of its own.</summary>
internal sealed class ToolProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ToolProcess(Process process) => _process = process;

    public StreamReader Out => _process.StandardOutput;

    public StreamReader Error => _process.StandardError;

    /// <summary>Starts the tool; its standard input ends with <paramref name="input"/>.</summary>
    public static async Task<ToolProcess> StartAsync(
        IEnumerable<string> arguments, string input = "", Dictionary<string, string?>? variables = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments.Prepend(Path.Combine(AppContext.BaseDirectory, "protected-jobs.dll")))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in variables ?? [])
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        return new ToolProcess(process);
    }

    /// <summary>Runs the tool to its end.</summary>
    public static async Task<(int Code, string Out, string Error)> RunAsync(
        IEnumerable<string> arguments, string input = "", Dictionary<string, string?>? variables = null)
    {
        await using var tool = await StartAsync(arguments, input, variables);
        var output = tool.Out.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = tool.Error.ReadToEndAsync(TestContext.Current.CancellationToken);
        return (await tool.EndAsync(), await output, await error);
    }

    /// <summary>Presses Ctrl-C.</summary>
    public async Task InterruptAsync()
    {
        using var kill = Process.Start("/bin/sh", ["-c", "kill -INT \"$0\"", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits for the end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
        return ValueTask.CompletedTask;
    }
}
