namespace Benchmarks.Reports;

/// <summary>What is told while it is measured: to standard error, as standard output is the table.</summary>
internal static class Progress
{
    public static void Say(FormattableString line) => Console.Error.WriteLine(FormattableString.Invariant(line));
}
