using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ProtectedJobs.Console.Tests.Pages;

/// <summary>The console on the product: real runs on the local cloud, watched and steered in a browser.</summary>
[Collection(nameof(Browser))]
public sealed class ProductTests(Browser browser, LocalCloudProcess cloud) : IClassFixture<LocalCloudProcess>
{
    private const string Succeeds = "66666666-7777-4888-8999-000000000000";
    private const string Fails = "66666666-7777-4888-8999-000000000001";
    private const string IsCancelled = "66666666-7777-4888-8999-000000000002";

    [Fact]
    public async Task List_WhileARunGoesOn_UpdatesByItself()
    {
        await using var list = await browser.OpenAsync();
        await list.GoAsync(cloud.Console, "");
        await using var other = await browser.OpenAsync();
        await other.StartRunAsync(cloud.Console, "live-1", Succeeds);

        var row = list.Page.Locator("tr", new() { HasText = "live-1" });
        await Expect(row).ToBeVisibleAsync();
        await Expect(row).ToContainTextAsync("Succeeded", new() { Timeout = 120_000 });
        list.AssertClean(cloud.Console);
        other.AssertClean(cloud.Console);
    }

    [Fact]
    public async Task Run_ThatSucceeds_ShowsItsGraphTimelineHistoryAndResults()
    {
        await using var watched = await browser.OpenAsync();
        var page = watched.Page;
        await watched.StartRunAsync(cloud.Console, "good-1", Succeeds);

        await Expect(page.Locator(".run-head .state")).ToContainTextAsync("Succeeded", new() { Timeout = 120_000 });
        foreach (var state in (string[])["StartJob", "AwaitJob", "CollectResult", "AnnounceCompletion"])
        {
            await Expect(page.Locator(".box-done", new() { HasText = state })).ToBeVisibleAsync();
        }

        await Expect(page.Locator(".mark-reached")).ToHaveCountAsync(1);
        await Expect(page.Locator(".timeline-name", new() { HasText = "AwaitJob" })).ToBeVisibleAsync();
        await page.Locator("[aria-label^='StartJob:']").ClickAsync();

        // By the keyboard from here: while the page draws itself, what the mouse is pressed on moves away before it is let go.
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "History of StartJob" })).ToBeVisibleAsync();
        await page.Locator(".visit summary").First.PressAsync("Enter");
        await Expect(page.Locator(".diff").First).ToContainTextAsync("waitSeconds");
        await page.Locator("summary", new() { HasText = "Completion event" }).First.PressAsync("Enter");
        await Expect(page.Locator("pre", new() { HasText = "Clean Rooms Job Run Succeeded" })).ToBeVisibleAsync();
        await page.Locator("details.output summary", new() { HasText = "summary" }).PressAsync("Enter");
        await Expect(page.Locator("details.output").First).ToContainTextAsync(".parquet");
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("details.output[open] .objects a").First.ClickAsync());
        Assert.EndsWith(".parquet", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.True(new FileInfo((await download.PathAsync())!).Length > 0);
        watched.AssertClean(cloud.Console);
    }

    [Theory]
    [InlineData("bad-1", Fails, "Failed", "JobFailed")]
    [InlineData("gone-1", IsCancelled, "Cancelled", "JobCancelled")]
    public async Task Run_ThatEndsBadly_ShowsWhereAndWhy(string runId, string template, string state, string error)
    {
        await using var watched = await browser.OpenAsync();
        var page = watched.Page;
        await watched.StartRunAsync(cloud.Console, runId, template);

        await Expect(page.Locator(".run-head .state")).ToContainTextAsync(state, new() { Timeout = 120_000 });
        await Expect(page.Locator(".box-caught", new() { HasText = "CollectResult" })).ToBeVisibleAsync();
        await Expect(page.Locator(".box-failed", new() { HasText = "EndFailed" })).ToContainTextAsync(error);
        await Expect(page.Locator(".way-caught")).Not.ToHaveCountAsync(0);
        await Expect(page.Locator(".facts .cause").First).ToContainTextAsync(error);
        watched.AssertClean(cloud.Console);
    }

    [Fact]
    public async Task Start_OfABadRequest_TellsEveryFaultAndStartsNothing()
    {
        await using var watched = await browser.OpenAsync();
        var page = watched.Page;
        await watched.GoAsync(cloud.Console, "start");
        await page.FillAsync("#run-id", "never-1");
        await page.FillAsync("#membershipIdentifier", "mine");
        await page.FillAsync("#computeConfiguration-worker-number", "2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true }).ClickAsync();

        await Expect(page.Locator("#faults-title")).ToContainTextAsync("Nothing was started: 4 faults");
        await Expect(page.Locator("#faults-title")).ToBeFocusedAsync();
        await Expect(page.Locator(".faulty", new() { HasText = "Membership" }).Locator(".fault")).ToContainTextAsync("a membership id");
        await Expect(page.Locator("#membershipIdentifier")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.Locator("#computeConfiguration-worker-number ~ .fault, .faulty:has(#computeConfiguration-worker-number) .fault").First).ToContainTextAsync("4 to 1024");
        await page.GotoAsync(new Uri(cloud.Console, "runs/never-1").ToString());
        await Expect(page.GetByText("There is no such run")).ToBeVisibleAsync();
        watched.AssertClean(cloud.Console);
    }

    [Fact]
    public async Task Panel_OfTheClock_PausesSkipsAndAddsFaults()
    {
        await using var watched = await browser.OpenAsync();
        var page = watched.Page;
        await watched.GoAsync(cloud.Console, "local");
        await Expect(page.Locator(".clock-pace")).ToContainTextAsync("5 times");
        await page.GetByRole(AriaRole.Button, new() { Name = "Skip 1 hour" }).ClickAsync();
        await Expect(page.Locator(".rz-alert")).ToContainTextAsync("1 hour went by");
        await page.FillAsync("#fault-operation", "NoSuchOperation");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the fault" }).ClickAsync();
        await Expect(page.Locator(".fault-list")).ToContainTextAsync("NoSuchOperation");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Remove") }).ClickAsync();
        await Expect(page.Locator(".fault-list li")).ToHaveCountAsync(0);
        watched.AssertClean(cloud.Console);
    }

    [Theory]
    [InlineData("light", false, 1360)]
    [InlineData("dark", true, 1360)]
    [InlineData("phone", false, 390)]
    public async Task Panel_OfTheClock_IsCleanAndPhotographed(string form, bool isDark, int width)
    {
        await using var watched = await browser.OpenAsync(isDark, width);
        await watched.GoAsync(cloud.Console, "local");
        await Expect(watched.Page.Locator(".clock")).ToBeVisibleAsync();
        await watched.PictureAsync($"local-{form}");
        Assert.Equal("", await Axe.FaultsAsync(watched.Page));
        Assert.True(await watched.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"), "It scrolls sideways.");
        watched.AssertClean(cloud.Console);
    }

    [Fact]
    public async Task Theme_Chosen_HoldsOnTheNextPageToo()
    {
        await using var watched = await browser.OpenAsync();
        var page = watched.Page;
        await watched.GoAsync(cloud.Console, "");
        await page.Locator("button.theme").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
        await page.Locator("button.theme").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await watched.GoAsync(cloud.Console, "costs");
        Assert.Equal("rgb(20, 22, 27)", await page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
        watched.AssertClean(cloud.Console);
    }

    [Fact]
    public async Task Keyboard_SkipsToTheContent_AndOpensARunsStates()
    {
        await using var watched = await browser.OpenAsync();
        var page = watched.Page;
        await watched.StartRunAsync(cloud.Console, "keys-1", Succeeds);
        await watched.GoAsync(cloud.Console, "runs/keys-1");
        await page.Locator("a.skip").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("main")).ToBeFocusedAsync();
        await page.Locator("[aria-label^='StartJob:']").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".state-facts")).ToContainTextAsync("StartJob");
        await Expect(page.Locator(".run-head .state")).ToContainTextAsync("Succeeded", new() { Timeout = 120_000 });
        watched.AssertClean(cloud.Console);
    }

    [Fact]
    public async Task Costs_OfRunsThatEnded_AreDrawnAndListed()
    {
        await using var watched = await browser.OpenAsync();
        var page = watched.Page;
        await watched.StartRunAsync(cloud.Console, "cost-1", Succeeds);
        await Expect(page.Locator(".run-head .state")).ToContainTextAsync("Succeeded", new() { Timeout = 120_000 });
        await page.GetByRole(AriaRole.Link, new() { Name = "Costs" }).ClickAsync();
        await Expect(page.Locator(".rz-column-series path, .rz-series path").First).ToBeAttachedAsync();
        await page.Locator(".table-behind summary").First.PressAsync("Enter");
        await Expect(page.Locator(".table-behind table").First).ToContainTextAsync(new Regex(@"\d{4}-\d\d-\d\d"));
        await page.FillAsync("#costs-budget", "1");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".budget-note")).ToContainTextAsync("budget of 1.00 CRPU-hours a day");
        watched.AssertClean(cloud.Console);
    }
}
