using Microsoft.Playwright;

namespace ProtectedJobs.Console.Tests.Pages;

/// <summary>One Chromium for all page tests; they are skipped by name where there is none.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] s_programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private static readonly string[] s_arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    /// <summary>Whether there is one on this machine.</summary>
    internal static bool IsThere => s_programs.Any(File.Exists);

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (s_programs.FirstOrDefault(File.Exists) is { } program)
        {
            Assertions.SetDefaultExpectTimeout(60_000);
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Args = s_arguments, Headless = true, Timeout = 120_000 });
        }
    }

    /// <summary>A fresh page that notes what goes wrong in it.</summary>
    /// <param name="isDark">Whether its system is dark.</param>
    /// <param name="width">Of the window.</param>
    internal async Task<WatchedPage> OpenAsync(bool isDark = false, int width = 1360)
    {
        Assert.SkipUnless(_browser is not null, "needs chromium: apt-get install -y chromium");
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new ViewportSize { Width = width, Height = width < 500 ? 844 : 900 },
            DeviceScaleFactor = 1,
            ReducedMotion = ReducedMotion.NoPreference,
        });
        context.SetDefaultTimeout(60_000);
        return new WatchedPage(context, await context.NewPageAsync());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
