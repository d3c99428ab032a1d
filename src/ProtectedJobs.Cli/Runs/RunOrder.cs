namespace ProtectedJobs.Cli.Runs;

/// <summary>One run to be started.</summary>
/// <param name="StateMachineArn">The product's state machine.</param>
/// <param name="Name">The execution's name, which becomes the run's id.</param>
/// <param name="Input">The request, as JSON text.</param>
/// <param name="LedgerBucket">The bucket of the run's record; null if it is not known.</param>
internal sealed record RunOrder(string StateMachineArn, string Name, string Input, string? LedgerBucket);
