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
    public async Task List_InABrowserThatIsBusy_ShowsTheFirstRun()
    {
        var runs = new FakeRuns();
        await using var console = await ConsoleBench.StartAsync(runs);
        await using var watched = await browser.OpenAsync();
        await watched.GoAsync(console.Url, "");

        // So many changes that it has not drawn are due to it that no more are sent: then comes the first run.
        var busy = watched.Page.EvaluateAsync("() => { const began = performance.now(); while (performance.now() - began < 4000) { } }");
        var looked = runs.Lists;
        Assert.True(SpinWait.SpinUntil(() => runs.Lists > looked + 14, TimeSpan.FromSeconds(60)));
        runs.Put(Scene.Detail(Scene.Row("first", RunState.Running, runs.Now)));
        await busy;
        await Expect(watched.Page.Locator("tr", new() { HasText = "first" })).ToBeVisibleAsync();
        watched.AssertClean(console.Url);
    }

    [Fact]
    public async Task List_ScrolledFarDownAndFiltered_ShowsWhatFits()
    {
        var runs = new FakeRuns();
        for (var n = 0; n < 400; n++)
        {
            runs.Put(Scene.Detail(Scene.Row($"run-{n}", RunState.Succeeded, runs.Now.AddMinutes(-n))));
        }

        await using var console = await ConsoleBench.StartAsync(runs);
        await using var watched = await browser.OpenAsync();
        await watched.GoAsync(console.Url, "");
        await Expect(watched.Page.Locator("tr", new() { HasText = "run-0" })).ToBeVisibleAsync();
        await watched.Page.EvaluateAsync("() => { const rows = document.querySelector('.rz-data-grid-data'); rows.scrollTop = rows.scrollHeight; }");
        await Expect(watched.Page.Locator("tr", new() { HasText = "run-399" })).ToBeVisibleAsync();

        await watched.Page.FillAsync("#filter-text", "run-77");
        await Expect(watched.Page.Locator("tr", new() { HasText = "run-77" })).ToBeVisibleAsync();
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
