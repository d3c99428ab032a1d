namespace LocalCloud.Services.CleanRooms.Scenes;

/// <summary>A collaboration and the accounts that were invited to it.</summary>
internal sealed record Collaboration
{
    /// <summary>36-character UUID.</summary>
    public required string Id { get; init; }

    /// <summary>1 to 100 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Up to 255 characters.</summary>
    public string? Description { get; init; }

    /// <summary>The account that made it; also one of <see cref="Members"/>.</summary>
    public required string CreatorAccountId { get; init; }

    /// <summary>Every account of it, the creator first.</summary>
    public required IReadOnlyList<Member> Members { get; init; }

    /// <summary>When it was made; null for the start of the scene.</summary>
    public DateTimeOffset? CreateTime { get; init; }

    /// <summary>The member with that account; null if it was not invited.</summary>
    public Member? FindMember(string accountId) => Members.FirstOrDefault(m => m.AccountId == accountId);

    /// <summary>Its ARN.</summary>
    public string Arn(string region) => $"arn:aws:cleanrooms:{region}:{CreatorAccountId}:collaboration/{Id}";
}
