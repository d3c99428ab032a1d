using EndToEnd.Tests.Grants;
using LocalCloud.Host.Admin;
using Testing;

[assembly: AssemblyFixture(typeof(GrantsOfAllTests))]

namespace EndToEnd.Tests.Grants;

/// <summary>What the template grants its roles, and whether the clouds of this project's tests saw it used; each cloud leaves it as it stops.</summary>
public sealed class GrantsOfAllTests
{
    /// <summary>Where each cloud leaves its grants.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "artifacts", "grants");

    public GrantsOfAllTests()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }

        Directory.CreateDirectory(Folder);
    }

    /// <summary>The grants that no cloud that has stopped saw used.</summary>
    public static IReadOnlyList<(string Role, string Action)> Unused() =>
        [.. GrantReport.Unused(Folder).Select(grant => (grant.RoleArn[(grant.RoleArn.LastIndexOf('/') + 1)..], grant.Action))];
}
