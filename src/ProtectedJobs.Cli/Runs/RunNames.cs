using System.Globalization;

namespace ProtectedJobs.Cli.Runs;

/// <summary>Names for runs that were given none: they sort by time, and are an execution's name as AWS wants it.</summary>
internal sealed class RunNames(TimeProvider clock, Random random)
{
    public string Next(string prefix = "run") => string.Create(
        CultureInfo.InvariantCulture, $"{prefix}-{clock.GetUtcNow():yyyyMMdd-HHmmss}-{random.Next(0x1000000):x6}");
}
