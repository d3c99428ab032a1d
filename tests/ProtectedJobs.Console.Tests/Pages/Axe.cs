using Microsoft.Playwright;
using Testing;

namespace ProtectedJobs.Console.Tests.Pages;

/// <summary>axe-core over a page: roles, names, contrast and the rest of WCAG 2.2 AA that a program can see.</summary>
internal static class Axe
{
    private static readonly string s_script = Path.Combine(Repository.Root, "tests", "Conformance", "node_modules", "axe-core", "axe.min.js");

    /// <summary>What is wrong, a line for each rule and place; empty if nothing is.</summary>
    public static async Task<string> FaultsAsync(IPage page)
    {
        Assert.SkipUnless(File.Exists(s_script), "needs axe-core: run `npm install` in tests/Conformance");

        // Evaluated by the debugger, as the page's policy lets in no script that is not its own.
        await page.EvaluateAsync(await File.ReadAllTextAsync(s_script, TestContext.Current.CancellationToken));
        return await page.EvaluateAsync<string>("""
            async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
              .violations.flatMap(rule => rule.nodes.slice(0, 4).map(node => `${rule.id}: ${node.target.join(' ')} ${node.failureSummary.split('\n').slice(1, 3).join(' ')}`))
              .join('\n')
            """);
    }
}
