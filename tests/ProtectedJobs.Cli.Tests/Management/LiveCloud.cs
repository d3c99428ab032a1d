using System.Net.Http.Json;
using System.Text.Json;
using ProtectedJobs.Cli.AwsCommands.Calls;
using ProtectedJobs.Cli.AwsCommands.Settings;
using ProtectedJobs.Cli.Clients;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Terminals;
using ProtectedJobs.Cli.Tests.Fakes;
using Testing;

namespace ProtectedJobs.Cli.Tests.Management;

/// <summary>
/// <c>protected-jobs local up</c> as a process, its clock stopped so that what happens is what a test skips to; and the tool, all of it real,
/// whose command lines find it by <c>AWS_ENDPOINT_URL</c> as after <c>export</c>.
/// </summary>
public sealed class LiveCloud : IAsyncLifetime
{
    // A skip waits for all that goes on, on a busy machine for minutes.
    private readonly HttpClient _admin = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly TempDirectory _directory = new();
    private ToolProcess? _process;

    /// <summary>Where it is.</summary>
    public Uri Endpoint { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Its state machine.</summary>
    public string StateMachineArn { get; private set; } = "";

    /// <summary>The folder it is up on.</summary>
    public string DataDirectory => Path.Combine(_directory.Path, "cloud");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _process = await ToolProcess.StartAsync(["local", "up", "--port", "0", "--data", DataDirectory, "--output", "json"]);
        var line = await _process.Out.ReadLineAsync(CancellationToken.None)
            ?? throw new InvalidOperationException(await _process.Error.ReadToEndAsync(CancellationToken.None));
        var facts = JsonElement.Parse(line);
        Endpoint = new Uri(facts.GetProperty("endpoint").GetString()!);
        StateMachineArn = facts.GetProperty("stateMachineArn").GetString()!;
        _admin.BaseAddress = new Uri(Endpoint, "_local/");
        _admin.DefaultRequestHeaders.Add("X-Local-Admin", "1");
        await AdminAsync(HttpMethod.Put, "clock", new { scale = 0 });
    }

    /// <summary>Stops it as a user does.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            var (code, _, error) = await RunAsync("local", "down", "--data", DataDirectory);
            Assert.True(code == ExitCode.Success, error);
            await _process.EndAsync();
            await _process.DisposeAsync();
        }

        _admin.Dispose();
        _directory.Dispose();
    }

    /// <summary>Runs a command line of the tool to its end.</summary>
    internal Task<Told> RunAsync(params string[] arguments) => RunAsync("", arguments);

    /// <summary>Runs a command line that reads from standard input.</summary>
    internal async Task<Told> RunAsync(string input, string[] arguments)
    {
        using var text = new StringReader(input);
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var setup = new ToolSetup
        {
            Terminal = new Terminal(text, output, error),
            Clock = TimeProvider.System,
            Random = new Random(1),
            Clouds = new FakeClouds(),
            Clients = new AwsClientFactory(),
            Pages = new FakePages(),
            OrdinaryDataDirectory = "/nowhere/at/all",
            Aws = new AwsEnvironment
            {
                Variable = name => name == "AWS_ENDPOINT_URL" ? Endpoint.ToString() : null,
                Home = "/nobody",
                Zone = TimeZoneInfo.Utc,
            },
            CleanRooms = new CleanRoomsFactory(),
        };
        var code = await setup.RunAsync(arguments, CancellationToken.None);
        return new Told(code, output.ToString(), error.ToString());
    }

    /// <summary>Skips from one thing that happens to the next until the status of a run is the one that is waited for.</summary>
    internal async Task<JsonElement> SkipUntilAsync(string run, Func<JsonElement, bool> isIt)
    {
        while (true)
        {
            var status = await RunAsync("status", run, "--local", "--output", "json");
            if (status.Code != ExitCode.Success)
            {
                throw new InvalidOperationException(status.Error);
            }

            if (isIt(status.Json))
            {
                return status.Json;
            }

            await AdminAsync(HttpMethod.Post, "clock/skip");
        }
    }

    /// <summary>Skips to the end of a run, its announcement included.</summary>
    internal Task<JsonElement> SkipToEndAsync(string run) => SkipUntilAsync(run, status => status.TryGetProperty("announcedAt", out var at)
        && at.ValueKind == JsonValueKind.String && status.GetProperty("runtimeStatus").GetString() is not ("Running" or "Pending"));

    private async Task AdminAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await _admin.SendAsync(request, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }
}

/// <summary>What a command line did.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record Told(int Code, string Out, string Error)
{
    /// <summary>Standard output as JSON, all of it.</summary>
    public JsonElement Json => JsonElement.Parse(Out);
}
