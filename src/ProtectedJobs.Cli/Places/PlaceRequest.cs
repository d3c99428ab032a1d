namespace ProtectedJobs.Cli.Places;

/// <summary>Where the runs are, as far as the command line says.</summary>
internal sealed record PlaceRequest
{
    /// <summary>On a local cloud.</summary>
    public bool IsLocal { get; init; }

    /// <summary>The local cloud's endpoint; null to find it.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>The folder of a local cloud that is up; null for the ordinary one.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>The state machine on AWS; null for the environment's.</summary>
    public string? StateMachineArn { get; init; }

    /// <summary>The ledger's bucket on AWS; null for the environment's.</summary>
    public string? LedgerBucket { get; init; }

    /// <summary>The AWS profile; null for the usual chain.</summary>
    public string? Profile { get; init; }

    /// <summary>The AWS Region; null for the state machine's.</summary>
    public string? Region { get; init; }

    /// <summary>Prices of a CRPU-hour; null for the environment's, or the local cloud's none.</summary>
    public string? CrpuPrices { get; init; }
}
