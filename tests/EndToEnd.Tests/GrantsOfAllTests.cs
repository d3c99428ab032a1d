using EndToEnd.Tests;
using LocalCloud.Host.Admin;
using Testing;

[assembly: AssemblyFixture(typeof(GrantsOfAllTests))]

namespace EndToEnd.Tests;

/// <summary>Leaves in <c>artifacts/unused-grants.txt</c> what the template grants its roles and no test of this project used.</summary>
/// <remarks>It is a report, not a test: a grant may be for what only AWS does, or for what another project tests.</remarks>
public sealed class GrantsOfAllTests : IDisposable
{
    /// <summary>Where each cloud leaves its grants as it stops.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "artifacts", "grants");

    public GrantsOfAllTests()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }

        Directory.CreateDirectory(Folder);
    }

    public void Dispose() => File.WriteAllLines(
        Path.Combine(Repository.Root, "artifacts", "unused-grants.txt"),
        GrantReport.Unused(Folder).Select(g => $"{g.RoleArn[(g.RoleArn.LastIndexOf('/') + 1)..]} {g.Action}"));
}
