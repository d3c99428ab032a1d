namespace ProtectedJobs.Core.Runs;

/// <summary>Which run, and which attempt at it, as the execution's context tells.</summary>
/// <param name="Id">The run's id: the execution's name.</param>
/// <param name="ExecutionArn">The execution.</param>
/// <param name="StartedAt">When the execution was started. A name is free again after 90 days; this tells the runs apart.</param>
/// <param name="RedriveCount">The attempt: how often the execution was redriven.</param>
public sealed record RunIdentity(string Id, string ExecutionArn, DateTimeOffset StartedAt, int RedriveCount);
