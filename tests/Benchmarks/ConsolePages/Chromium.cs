using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Benchmarks.ConsolePages;

/// <summary>A page in Chromium, driven by its debugging protocol: no package needed for so little.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _profile;
    private readonly ClientWebSocket _socket = new();
    private string? _session;
    private Task<string> _errors = Task.FromResult("");
    private int _id;

    private Chromium(Process process, DirectoryInfo profile) => (_process, _profile) = (process, profile);

    /// <summary>Starts it with an empty page.</summary>
    /// <param name="program">The program.</param>
    public static async Task<Chromium> StartAsync(string program)
    {
        var profile = Directory.CreateTempSubdirectory("chromium-");
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--remote-debugging-port=0", $"--user-data-dir={profile.FullName}", "--window-size=1360,900", "about:blank",
        ];
        var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var chromium = new Chromium(process, profile);
        const string Sign = "DevTools listening on ";
        string? line;
        do
        {
            line = await process.StandardError.ReadLineAsync();
        }
        while (line?.StartsWith(Sign, StringComparison.Ordinal) == false);
        chromium._errors = process.StandardError.ReadToEndAsync();
        await chromium._socket.ConnectAsync(new Uri(line![Sign.Length..]), CancellationToken.None);
        var target = await chromium.AskAsync("Target.createTarget", new JsonObject { ["url"] = "about:blank" });
        var session = await chromium.AskAsync("Target.attachToTarget", new JsonObject { ["targetId"] = target.GetProperty("targetId").GetString(), ["flatten"] = true });
        chromium._session = session.GetProperty("sessionId").GetString();
        await chromium.AskAsync("Page.enable", []);
        return chromium;
    }

    /// <summary>Runs a script before every page's own.</summary>
    public Task BeforeAsync(string script) => AskAsync("Page.addScriptToEvaluateOnNewDocument", new JsonObject { ["source"] = script });

    /// <summary>Goes to an address.</summary>
    public Task GoAsync(Uri address) => AskAsync("Page.navigate", new JsonObject { ["url"] = address.ToString() });

    /// <summary>The number that an expression, or its promise, gives.</summary>
    public async Task<double> NumberAsync(string expression)
    {
        var answer = await AskAsync("Runtime.evaluate", new JsonObject { ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true });
        return answer.TryGetProperty("exceptionDetails", out var wrong)
            ? throw new InvalidOperationException(wrong.ToString())
            : answer.GetProperty("result").GetProperty("value").GetDouble();
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        await _errors;
        _process.Dispose();
        _profile.Delete(recursive: true);
    }

    private async Task<JsonElement> AskAsync(string method, JsonObject parameters)
    {
        var id = ++_id;
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters, ["sessionId"] = _session };
        if (_session is null)
        {
            message.Remove("sessionId");
        }

        await _socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        while (true)
        {
            var answer = JsonElement.Parse(await ReceiveAsync());
            if (answer.TryGetProperty("id", out var to) && to.GetInt32() == id)
            {
                return answer.TryGetProperty("result", out var result) ? result : throw new InvalidOperationException(answer.ToString());
            }
        }
    }

    private async Task<byte[]> ReceiveAsync()
    {
        using var whole = new MemoryStream();
        var buffer = new byte[64 * 1024];
        WebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer, CancellationToken.None);
            await whole.WriteAsync(buffer.AsMemory(0, part.Count));
        }
        while (!part.EndOfMessage);
        return whole.ToArray();
    }
}
