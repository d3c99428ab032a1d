namespace LocalCloud.Services.CleanRooms.Scenes;

/// <summary>One account's side of a collaboration.</summary>
internal sealed record Membership
{
    /// <summary>36-character UUID.</summary>
    public required string Id { get; init; }

    /// <summary>The collaboration it belongs to.</summary>
    public required string CollaborationId { get; init; }

    /// <summary>The account whose membership it is.</summary>
    public required string AccountId { get; init; }

    /// <summary>Where results that this member receives are written; null if it has not said, and then jobs cannot run for it.</summary>
    public ResultTarget? DefaultJobResultConfiguration { get; init; }

    /// <summary>When it was made; null for the start of the scene.</summary>
    public DateTimeOffset? CreateTime { get; init; }

    /// <summary>Its ARN.</summary>
    public string Arn(string region) => $"arn:aws:cleanrooms:{region}:{AccountId}:membership/{Id}";
}

/// <summary>A place in S3 and the role that writes there.</summary>
/// <param name="Bucket">The bucket; made with the scene if it is not there.</param>
/// <param name="KeyPrefix">What the keys start with; null for nothing.</param>
/// <param name="RoleArn">Noted and shown; nothing is assumed locally.</param>
internal sealed record ResultTarget(string Bucket, string? KeyPrefix = null, string? RoleArn = null);
