using ProtectedJobs.Console.Tests.Fakes;

namespace ProtectedJobs.Console.Tests.Pages;

/// <summary>Every page, light and dark, wide and on a phone: no complaint, nobody else asked, and a picture to look at.</summary>
[Trait("Size", "Long")]
[Collection(nameof(Browser))]
public sealed class GalleryTests(Browser browser)
{
    public static TheoryData<string, string, string> Pages() => new()
    {
        { "runs", "", ".runs-grid a[href^='runs/']" },
        { "run-success", "runs/overlap-00001", ".mark-reached" },
        { "run-failure", "runs/reach-00002", ".box-failed" },
        { "run-live", "runs/live-002", ".box-current" },
        { "run-approval", "runs/live-000", ".actions" },
        { "start", "start", "#membershipIdentifier" },
        { "costs", "costs", ".chart-area svg" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_InEveryForm_IsCleanAndPhotographed(string name, string path, string sign)
    {
        await using var console = await ConsoleBench.StartAsync(Scene.Busy());
        var faults = new List<string>();
        foreach (var (form, isDark, width) in ((string, bool, int)[])[("light", false, 1360), ("dark", true, 1360), ("phone", false, 390)])
        {
            await using var watched = await browser.OpenAsync(isDark, width);
            await watched.GoAsync(console.Url, path);
            await watched.Page.Locator(sign).First.WaitForAsync();
            await watched.PictureAsync($"{name}-{form}");

            if (await Axe.FaultsAsync(watched.Page) is { Length: > 0 } found)
            {
                faults.Add($"{form}:\n{found}");
            }

            Assert.True(await watched.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"), $"{name} scrolls sideways at {width}");
            watched.AssertClean(console.Url);
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}
