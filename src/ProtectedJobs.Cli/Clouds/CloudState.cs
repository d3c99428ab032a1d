namespace ProtectedJobs.Cli.Clouds;

/// <summary>Whether a local cloud is up on a folder.</summary>
/// <param name="IsUp">Whether it answers.</param>
/// <param name="DataDirectory">The folder.</param>
/// <param name="Endpoint">Where it listens; null if none is up.</param>
/// <param name="ProcessId">Its process; null if none is up.</param>
/// <param name="StateMachineArn">The product's state machine; null if none is up.</param>
/// <param name="LedgerBucket">The bucket of the product's records; null if none is up.</param>
internal sealed record CloudState(
    bool IsUp, string DataDirectory, Uri? Endpoint, int? ProcessId, string? StateMachineArn, string? LedgerBucket);
