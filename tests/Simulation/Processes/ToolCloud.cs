using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Simulation.Processes;

/// <summary>
/// <c>protected-jobs local up</c> as a process of its own, whose functions are its children. Its time stands still but for what is
/// skipped, and its state is in a directory: the next one on that directory goes on from it.
/// </summary>
public sealed class ToolCloud : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _admin;
    private readonly Task _drained;

    private ToolCloud(Process process, JsonElement facts, Task drained)
    {
        _process = process;
        _drained = drained;
        Endpoint = new Uri(facts.GetProperty("endpoint").GetString()!);
        StateMachineArn = facts.GetProperty("stateMachineArn").GetString()!;
        _admin = new HttpClient { BaseAddress = new Uri(Endpoint, "_local/"), Timeout = TimeSpan.FromMinutes(3) };
        _admin.DefaultRequestHeaders.Add("X-Local-Admin", "1");
    }

    /// <summary>Where it answers.</summary>
    public Uri Endpoint { get; }

    /// <summary>The product's state machine.</summary>
    public string StateMachineArn { get; }

    /// <summary>Starts one on a directory.</summary>
    /// <param name="directory">Where its state is, or will be.</param>
    /// <param name="functions">The program that every function runs; null for the build's.</param>
    /// <param name="cancellationToken">Stops waiting for it.</param>
    /// <exception cref="InvalidOperationException">It did not come up; the message is what it said.</exception>
    public static async Task<ToolCloud> UpAsync(string directory, string? functions, CancellationToken cancellationToken)
    {
        // As slow as the tool allows, until time is stopped. What roles may do is tested elsewhere: here somebody listens whom the template does not know.
        string[] arguments =
        [
            Program(), "local", "up", "--port", "0", "--data", directory, "--time-scale", "0.0001", "--iam", "log", "--output", "json",
            .. functions is null ? Array.Empty<string>() : ["--functions", functions],
        ];
        var process = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var words = process.StandardError.ReadToEndAsync(CancellationToken.None);
        ToolCloud? cloud = null;
        try
        {
            if (await process.StandardOutput.ReadLineAsync(cancellationToken) is not { } line)
            {
                throw new InvalidOperationException($"The local cloud did not come up: {await words}");
            }

            var rest = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            cloud = new ToolCloud(process, JsonElement.Parse(line), Task.WhenAll(words, rest));
            await cloud.AdminAsync(HttpMethod.Put, "clock", new { scale = 0 }, cancellationToken);
            return cloud;
        }
        catch
        {
            // Nobody else knows of it.
            process.Kill(entireProcessTree: true);
            cloud?._admin.Dispose();
            process.Dispose();
            throw;
        }
    }

    /// <summary>Calls the admin API.</summary>
    /// <param name="method">How.</param>
    /// <param name="path">What, below <c>/_local/</c>.</param>
    /// <param name="body">JSON; null for none.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<JsonElement> AdminAsync(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await _admin.SendAsync(request, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode ? JsonElement.Parse(text) : throw new InvalidOperationException($"{path}: {text}");
    }

    /// <summary>Lets happen what happens now, then moves time on to what happens next.</summary>
    /// <returns>The time then.</returns>
    public async Task<DateTimeOffset> SkipAsync(CancellationToken cancellationToken) =>
        (await AdminAsync(HttpMethod.Post, "clock/skip", null, cancellationToken)).GetProperty("now").GetDateTimeOffset();

    /// <summary>Its functions' processes, at work or not.</summary>
    public IReadOnlyList<ChildProcess> Functions() => ChildProcess.Of(_process.Id);

    /// <summary>kill -9 of the cloud itself; its functions live on, with nobody to talk to.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _admin.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        // Functions that outlive it hold the pipe of its errors.
        _ = _drained;
        _process.Dispose();
    }

    // The tool's build beside this one's.
    private static string Program()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(here.Parent!.Parent!.FullName, "ProtectedJobs.Cli", here.Name, "protected-jobs.dll");
        return File.Exists(program) ? program : throw new FileNotFoundException($"{program} is not built.", program);
    }
}
