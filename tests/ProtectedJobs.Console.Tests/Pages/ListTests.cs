using ProtectedJobs.Console.Runs;
using ProtectedJobs.Console.Tests.Fakes;
using static Microsoft.Playwright.Assertions;

namespace ProtectedJobs.Console.Tests.Pages;

/// <summary>The list in a browser, from no run at all.</summary>
[Collection(nameof(Browser))]
public sealed class ListTests(Browser browser)
{
    [Fact]
    public async Task List_OfNoRuns_SaysSoAndShowsTheFirstOne()
    {
        var runs = new FakeRuns();
        await using var console = await ConsoleBench.StartAsync(runs);
        await using var watched = await browser.OpenAsync();
        await watched.GoAsync(console.Url, "");
        await Expect(watched.Page.Locator(".runs > .none")).ToHaveTextAsync("No run has been started yet.");

        runs.Put(Scene.Detail(Scene.Row("first", RunState.Running, runs.Now)));
        await Expect(watched.Page.Locator("tr", new() { HasText = "first" })).ToBeVisibleAsync();
        watched.AssertClean(console.Url);
    }

    [Fact]
    public async Task List_FilteredToNothing_SaysSoAndComesBack()
    {
        var runs = new FakeRuns();
        runs.Put(Scene.Detail(Scene.Row("first", RunState.Running, runs.Now)));
        await using var console = await ConsoleBench.StartAsync(runs);
        await using var watched = await browser.OpenAsync();
        await watched.GoAsync(console.Url, "");
        var row = watched.Page.Locator("tr", new() { HasText = "first" });
        await Expect(row).ToBeVisibleAsync();

        await watched.Page.FillAsync("#filter-text", "no such run");
        await Expect(watched.Page.Locator(".runs > .none")).ToHaveTextAsync("No run fits these filters.");
        await watched.Page.FillAsync("#filter-text", "fir");
        await Expect(row).ToBeVisibleAsync();
        watched.AssertClean(console.Url);
    }
}
