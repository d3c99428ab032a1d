using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ProtectedJobs.Console.Tests.Pages;

/// <summary>Runs on the local cloud, steered in a browser: stopped, rewound, forgotten, approved.</summary>
[Collection(nameof(Browser))]
public sealed class SteeringTests(Browser browser, LocalCloudProcess cloud) : IClassFixture<LocalCloudProcess>
{
    private const string Succeeds = "66666666-7777-4888-8999-000000000000";
    private const string TakesHours = "66666666-7777-4888-8999-000000000003";

    [Fact]
    public async Task Run_Terminated_IsCancelledAndRewoundGoesOn()
    {
        await using var watched = await browser.OpenAsync();
        var page = watched.Page;
        await watched.StartRunAsync(cloud.Console, "long-1", TakesHours);
        await Expect(page.Locator(".box-current", new() { HasText = "AwaitJob" })).ToBeVisibleAsync(new() { Timeout = 120_000 });
        await Expect(page.Locator(".pulse")).ToHaveCountAsync(1);

        await watched.ActAsync("Terminate", "tried enough");
        await Expect(page.Locator(".rz-alert")).ToContainTextAsync("was stopped");
        await Expect(page.Locator(".run-head .state")).ToContainTextAsync("Cancelled", new() { Timeout = 120_000 });
        await Expect(page.Locator(".box-failed", new() { HasText = "AwaitJob" })).ToBeVisibleAsync();

        await watched.ActAsync("Rewind");
        await Expect(page.Locator(".rz-alert")).ToContainTextAsync("goes on");
        await Expect(page.Locator("[aria-label^='AwaitJob: the run is here; entered 3 times']")).ToBeVisibleAsync(new() { Timeout = 120_000 });
        await Expect(page.Locator(".run-head")).ToContainTextAsync("redriven");

        await watched.ActAsync("Terminate");
        await Expect(page.Locator(".run-head .state")).ToContainTextAsync("Cancelled", new() { Timeout = 120_000 });
        await Expect(page.Locator("dt:has-text('Announced') + dd time")).ToBeVisibleAsync(new() { Timeout = 120_000 });
        await watched.ActAsync("Purge");
        await Expect(page.GetByText("There is no such run")).ToBeVisibleAsync(new() { Timeout = 120_000 });
        watched.AssertClean(cloud.Console);
    }

    [Fact]
    public async Task Run_ThatAsksForConsent_GoesOnWhenApproved()
    {
        await using var watched = await browser.OpenAsync();
        var page = watched.Page;
        await watched.StartRunAsync(cloud.Console, "ask-1", Succeeds, ", \"orchestration\": {\"approval\": {\"aboveCrpuHours\": 0.1}}");
        await Expect(page.Locator(".run-head .state")).ToContainTextAsync("Awaiting approval", new() { Timeout = 120_000 });

        await watched.ActAsync("Approve", "cheap enough");
        await Expect(page.Locator(".rz-alert")).ToContainTextAsync("approved");
        await Expect(page.Locator(".run-head .state")).ToContainTextAsync("Succeeded", new() { Timeout = 120_000 });
        watched.AssertClean(cloud.Console);
    }

    [Fact]
    public async Task Run_ThatAsksForConsent_EndsWhenRejected_AndAsksAgainWhenRestarted()
    {
        await using var watched = await browser.OpenAsync();
        var page = watched.Page;
        await watched.StartRunAsync(cloud.Console, "ask-2", Succeeds, ", \"orchestration\": {\"approval\": {\"aboveCrpuHours\": 0.1}}");
        await Expect(page.Locator(".run-head .state")).ToContainTextAsync("Awaiting approval", new() { Timeout = 120_000 });

        await watched.ActAsync("Reject", "too dear");
        await Expect(page.Locator(".rz-alert")).ToContainTextAsync("rejected");
        await Expect(page.Locator(".run-head .state")).ToContainTextAsync("Rejected", new() { Timeout = 120_000 });
        await Expect(page.Locator(".facts .cause").First).ToContainTextAsync("too dear");

        await watched.ActAsync("Restart");
        await page.Locator(".rz-alert").GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Go to ask-2-again-") }).ClickAsync(new() { Timeout = 120_000 });
        await Expect(page.Locator("h1")).ToContainTextAsync("ask-2-again-");
        await Expect(page.Locator(".run-head .state")).ToContainTextAsync("Awaiting approval", new() { Timeout = 120_000 });
        watched.AssertClean(cloud.Console);
    }
}
