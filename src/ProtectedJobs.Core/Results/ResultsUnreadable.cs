namespace ProtectedJobs.Core.Results;

/// <summary>Results that may not be listed, or are not there; the collector tells it as a fact about them.</summary>
internal sealed class ResultsUnreadable(string cause) : Exception(cause);
