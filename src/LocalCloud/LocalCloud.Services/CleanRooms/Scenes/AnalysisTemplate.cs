namespace LocalCloud.Services.CleanRooms.Scenes;

/// <summary>A PySpark analysis template: what may be run, and, locally, how its jobs go.</summary>
internal sealed record AnalysisTemplate
{
    /// <summary>36-character UUID.</summary>
    public required string Id { get; init; }

    /// <summary>The membership that owns it.</summary>
    public required string MembershipId { get; init; }

    /// <summary>1 to 100 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Up to 255 characters.</summary>
    public string? Description { get; init; }

    /// <summary>The parameters a job may give; null for none.</summary>
    public IReadOnlyList<TemplateParameter>? AnalysisParameters { get; init; }

    /// <summary>The S3 location of the entry script; run only where a behaviour says so.</summary>
    public ScriptLocation? EntryPoint { get; init; }

    /// <summary>Names of the tables its script reads.</summary>
    public IReadOnlyList<string>? ReferencedTables { get; init; }

    /// <summary>Whether its jobs' errors are told in full (error message configuration DETAILED).</summary>
    public bool DetailedErrors { get; init; }

    /// <summary>How its jobs go; null for the scene's.</summary>
    public Behavior? Behavior { get; init; }

    /// <summary>When it was made; null for the start of the scene.</summary>
    public DateTimeOffset? CreateTime { get; init; }

    /// <summary>Its ARN, in the account of its membership.</summary>
    public string Arn(string region, string accountId) =>
        $"arn:aws:cleanrooms:{region}:{accountId}:membership/{MembershipId}/analysistemplate/{Id}";
}

/// <summary>A parameter of a template.</summary>
/// <param name="Name">1 to 100 characters of <c>[0-9a-zA-Z_]</c>.</param>
/// <param name="Type">As the API spells it.</param>
/// <param name="DefaultValue">Null if a job must give it.</param>
internal sealed record TemplateParameter(string Name, string Type = "CHARACTER_VARYING", string? DefaultValue = null);

/// <summary>An object in S3.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Key">The key.</param>
internal sealed record ScriptLocation(string Bucket, string Key);
