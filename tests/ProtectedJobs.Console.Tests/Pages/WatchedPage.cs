using System.Collections.Concurrent;
using Microsoft.Playwright;
using Testing;

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
        await Page.WaitForFunctionAsync("() => window.Blazor !== undefined && document.querySelector('h1') !== null");
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
