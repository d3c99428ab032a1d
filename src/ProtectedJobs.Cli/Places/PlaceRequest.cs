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

    /// <summary>The options that say the same, as a shell reads them: what a hint must add to be followed. Each begins with a space.</summary>
    public string Options => string.Concat(
        IsLocal && Endpoint is null ? " --local" : "",
        Option("--endpoint-url", Endpoint?.ToString()),
        Option("--data", DataDirectory),
        Option("--state-machine-arn", StateMachineArn),
        Option("--ledger-bucket", LedgerBucket),
        Option("--profile", Profile),
        Option("--region", Region));

    private static string Option(string name, string? value) =>
        value is null ? "" : value.All(letter => char.IsAsciiLetterOrDigit(letter) || "/:.-_".Contains(letter, StringComparison.Ordinal)) ? $" {name} {value}"
        : $" {name} '{value.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
