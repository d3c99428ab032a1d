using ProtectedJobs.Core.Ports;

namespace ProtectedJobs.Core.Runs;

/// <summary>That an attempt ended outside the state machine's own end: stopped, timed out, or failed where nothing catches.</summary>
/// <param name="Status">How its execution ended; <see cref="ExecutionStatus.Running"/> if it is only about to be stopped.</param>
/// <param name="At">When.</param>
/// <param name="Cause">The words that came with it; null for none.</param>
public sealed record StopRequest(ExecutionStatus Status, DateTimeOffset At, string? Cause);
