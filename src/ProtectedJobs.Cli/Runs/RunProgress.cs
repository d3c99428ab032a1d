namespace ProtectedJobs.Cli.Runs;

/// <summary>Where a run is.</summary>
/// <param name="State">The state of the state machine; empty before the first.</param>
/// <param name="Doing">What it does there or waits for, in words.</param>
/// <param name="Elapsed">How long the run has been watched, by the wall.</param>
internal sealed record RunProgress(string State, string Doing, TimeSpan Elapsed);
