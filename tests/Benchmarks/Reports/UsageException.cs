namespace Benchmarks.Reports;

/// <summary>Arguments that a benchmark does not know.</summary>
internal sealed class UsageException(string message) : Exception(message);
