using LocalCloud.Asl.Definitions;

namespace LocalCloud.Asl.Trials;

/// <summary>What reading a state for a trial gave.</summary>
/// <param name="Trial">The trial; null where there are faults, or the machine has no state of that name.</param>
/// <param name="Diagnostics">All faults; none and no trial means that there is no such state.</param>
public sealed record TrialReading(StateTrial? Trial, IReadOnlyList<Diagnostic> Diagnostics);
