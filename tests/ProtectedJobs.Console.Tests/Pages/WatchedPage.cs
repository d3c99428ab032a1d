using System.Collections.Concurrent;
using Microsoft.Playwright;
using Testing;
using static Microsoft.Playwright.Assertions;

namespace ProtectedJobs.Console.Tests.Pages;

/// <summary>A page, what its console complained of, and whom it asked.</summary>
internal sealed class WatchedPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    public WatchedPage(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Complaints.Enqueue($"{message.Type}: {message.Text} at {message.Location}");
            }
        };
        page.PageError += (_, error) => Complaints.Enqueue($"uncaught: {error}");
        context.Request += (_, request) => Asked.Enqueue(request.Url);
    }

    public IPage Page { get; }

    public ConcurrentQueue<string> Complaints { get; } = new();

    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>Opens an address of a console and waits until its circuit is up.</summary>
    public async Task GoAsync(Uri console, string path)
    {
        await Page.GotoAsync(new Uri(console, path).ToString());
        await Page.Locator("main[data-live]").WaitForAsync();
    }

    /// <summary>Starts a run by pasting its request, and goes to its Page.</summary>
    /// <param name="console">The console.</param>
    /// <param name="runId">The run's id.</param>
    /// <param name="template">The id of its template.</param>
    /// <param name="more">Further members of the request.</param>
    public async Task StartRunAsync(Uri console, string runId, string template, string more = "")
    {
        await GoAsync(console, "start");
        await Page.GetByText("JSON", new() { Exact = true }).ClickAsync();
        await Page.FillAsync("#request-json", $$"""
            {"type": "PYSPARK", "membershipIdentifier": "11111111-2222-4333-8444-555555555555",
             "jobParameters": {"analysisTemplateArn": "arn:aws:cleanrooms:us-east-1:000000000000:membership/11111111-2222-4333-8444-555555555555/analysistemplate/{{template}}"},
             "computeConfiguration": {"worker": {"type": "CR.1X", "number": 4} }{{more}} }
            """);
        await Page.FillAsync("#run-id", runId);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = $"Go to {runId}" }).ClickAsync();
        await Expect(Page.Locator("h1")).ToHaveTextAsync(runId);
    }

    /// <summary>Does something to the run whose page it is.</summary>
    public async Task ActAsync(string action, string reason = "")
    {
        await Page.Locator(".actions").GetByRole(AriaRole.Button, new() { Name = action, Exact = true }).First.ClickAsync(new() { Timeout = 120_000 });
        await Page.FillAsync("#reason", reason);
        await Page.GetByRole(AriaRole.Button, new() { Name = $"Yes, {action.ToLowerInvariant()}" }).ClickAsync();
    }

    /// <summary>Keeps a picture under artifacts/screenshots, for people to look at.</summary>
    public async Task PictureAsync(string name, bool isFull = true) => await Page.ScreenshotAsync(new PageScreenshotOptions
    {
        Path = Path.Combine(Repository.Root, "artifacts", "screenshots", $"{name}.png"),
        FullPage = isFull,
    });

    /// <summary>Nothing went wrong and nobody else was asked.</summary>
    public void AssertClean(Uri console)
    {
        Assert.Empty(Complaints);
        Assert.DoesNotContain(Asked, url => !IsOf(url, console));
    }

    private static bool IsOf(string url, Uri console) =>
        url.StartsWith(console.ToString(), StringComparison.Ordinal)
        || url.StartsWith($"ws://{console.Authority}/", StringComparison.Ordinal)
        || url.StartsWith("data:", StringComparison.Ordinal);

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
