using System.Diagnostics;
using System.Text.Json;
using Testing;

namespace ProtectedJobs.Console.Tests.Pages;

/// <summary><c>protected-jobs local up</c> as a user starts it: a process with the real cloud, functions and console, five times as fast.</summary>
public sealed class LocalCloudProcess : IAsyncLifetime
{
    private readonly TempDirectory _data = new();
    private Process? _process;

    /// <summary>Where its console is.</summary>
    internal Uri Console { get; private set; } = new("http://127.0.0.1/");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (!Browser.IsThere)
        {
            return;
        }

        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "protected-jobs.dll"),
            "local", "up", "--port", "0", "--data", _data.Path, "--time-scale", "5", "--output", "json",
        ];
        _process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _process.BeginErrorReadLine();
        var facts = JsonElement.Parse((await _process.StandardOutput.ReadLineAsync())!);
        Console = new Uri(new Uri(facts.GetProperty("consoleUrl").GetString()!), "/");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            using var interrupt = Process.Start("/bin/sh", ["-c", "kill -INT \"$0\"", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        _data.Dispose();
    }
}
