using Microsoft.Playwright;
using ProtectedJobs.Console.Runs;
using ProtectedJobs.Console.Tests.Fakes;
using static Microsoft.Playwright.Assertions;

namespace ProtectedJobs.Console.Tests.Pages;

/// <summary>A run's page in a browser, as the run ends while it is read.</summary>
[Collection(nameof(Browser))]
public sealed class RunPageTests(Browser browser)
{
    [Fact]
    public async Task Actions_OfARunReadAMomentBeforeItsEnd_BecomeThoseOfItsEnd()
    {
        var runs = new FakeRuns();
        var row = Scene.Row("ended", RunState.Succeeded, runs.Now);
        runs.Put(Scene.Detail(row, RunAction.Terminate), Scene.Succeeding(row.StartedAt));
        await using var console = await ConsoleBench.StartAsync(runs);
        await using var watched = await browser.OpenAsync();
        await watched.GoAsync(console.Url, "runs/ended");
        await Expect(watched.Page.GetByRole(AriaRole.Button, new() { Name = "Terminate" })).ToBeVisibleAsync();

        runs.Put(Scene.Detail(row, RunAction.Restart));
        await Expect(watched.Page.GetByRole(AriaRole.Button, new() { Name = "Restart" })).ToBeVisibleAsync();
        watched.AssertClean(console.Url);
    }
}
