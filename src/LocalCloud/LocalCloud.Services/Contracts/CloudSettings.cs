namespace LocalCloud.Services.Contracts;

/// <summary>What every service of one local cloud shares.</summary>
public sealed record CloudSettings
{
    /// <summary>The account that owns everything on a fresh local cloud.</summary>
    public string AccountId { get; init; } = "000000000000";

    /// <summary>The region of ARNs.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>Where the database and the object bytes are; absolute.</summary>
    public required string DataDirectory { get; init; }
}
