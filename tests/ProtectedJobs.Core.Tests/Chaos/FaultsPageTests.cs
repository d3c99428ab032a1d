using System.Reflection;
using Simulation.Chaos;
using Testing;

namespace ProtectedJobs.Core.Tests.Chaos;

/// <summary>docs/faults.md: every fault it names can happen in a seeded world, and has a test of its own.</summary>
public sealed class FaultsPageTests
{
    public static TheoryData<string, string, string> Rows()
    {
        var rows = new TheoryData<string, string, string>();
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "src", "ProtectedJobs.Core", "docs", "faults.md")))
        {
            if (line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| what goes", StringComparison.Ordinal))
            {
                var cells = line.Split('|', StringSplitOptions.TrimEntries);
                rows.Add(cells[1], cells[2], cells[3]);
            }
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Fault_OfThePage_HappensInChaos_AndHasATest(string fault, string knob, string test)
    {
        Assert.True(Has(typeof(ChaosWorld).Assembly, knob, static (type, name) => type.GetProperty(name) is not null), $"{fault}: no {knob}");
        Assert.True(
            Has(typeof(FaultsPageTests).Assembly, test, static (type, name) => type.GetMethod(name)?.GetCustomAttribute<FactAttribute>() is not null),
            $"{fault}: no test {test}");
    }

    [Fact]
    public void Page_HasRows() => Assert.True(Rows().Count > 30);

    private static bool Has(Assembly assembly, string wanted, Func<Type, string, bool> hasMember)
    {
        var parts = wanted.Split('.');
        return assembly.GetTypes().Any(type => type.Name == parts[0] && hasMember(type, parts[1]));
    }
}
