namespace LocalCloud.Services.CleanRooms.Scenes;

/// <summary>An account in a collaboration.</summary>
internal sealed record Member
{
    /// <summary>The ability to start protected jobs.</summary>
    public const string CanRunJobs = "CAN_RUN_JOB";

    /// <summary>The ability to receive results.</summary>
    public const string CanReceiveResults = "CAN_RECEIVE_RESULTS";

    /// <summary>Twelve digits.</summary>
    public required string AccountId { get; init; }

    /// <summary>The name others see; null for the account id.</summary>
    public string? DisplayName { get; init; }

    /// <summary>CAN_QUERY, CAN_RECEIVE_RESULTS, CAN_RUN_JOB.</summary>
    public IReadOnlyList<string>? Abilities { get; init; }

    /// <summary>Whether it may pay for the compute of jobs.</summary>
    public bool PaysForJobs { get; init; }

    /// <summary>The name others see.</summary>
    public string Shown => DisplayName ?? AccountId;

    /// <summary>Whether it has an ability.</summary>
    public bool Can(string ability) => Abilities?.Contains(ability) ?? false;
}
