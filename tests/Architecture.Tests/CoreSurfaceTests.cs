using ProtectedJobs.Core;
using Testing;

namespace Architecture.Tests;

/// <summary>The public surface of ProtectedJobs.Core, held against CoreSurface.txt. UPDATE_SURFACES=1 writes the file anew.</summary>
public sealed class CoreSurfaceTests
{
    // What the compiler adds to records, accessors beside their properties, and the serializer's metadata say nothing new.
    private static readonly string[] s_generated =
    [
        " get_", " set_", " op_Equality(", " op_Inequality(", " Equals(", " GetHashCode()", " ToString()", "<Clone>$", " Deconstruct(", "JsonTypeInfo",
    ];

    [Fact]
    public async Task Surface_IsAsRecorded()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var file = Path.Combine(Repository.Root, "tests", "Architecture.Tests", "CoreSurface.txt");
        var surface = string.Join(
            '\n',
            PublicSurface.Of(typeof(Orchestrator).Assembly).Split('\n')
                .Where(line => !s_generated.Any(word => line.Contains(word, StringComparison.Ordinal))));
        if (Environment.GetEnvironmentVariable("UPDATE_SURFACES") == "1")
        {
            await File.WriteAllTextAsync(file, surface, cancellation);
        }

        var recorded = (await File.ReadAllTextAsync(file, cancellation)).Split('\n');
        var changes = recorded.Except(surface.Split('\n')).Select(line => $"- {line}")
            .Concat(surface.Split('\n').Except(recorded).Select(line => $"+ {line}")).ToList();
        Assert.True(
            changes.Count == 0,
            string.Join('\n', changes.Prepend("The core's surface has changed. If that is meant, UPDATE_SURFACES=1 writes CoreSurface.txt anew:")));
    }
}
