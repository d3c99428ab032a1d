namespace LocalCloud.Services.StepFunctions.Machines;

/// <summary>A state machine.</summary>
internal sealed record Machine(
    string Arn,
    string Name,
    string Type,
    string Status,
    string RevisionId,
    long NextVersion,
    long CreatedAt,
    long? UpdatedAt)
{
    public const string Standard = "STANDARD";
    public const string Express = "EXPRESS";
    public const string Active = "ACTIVE";
    public const string Deleting = "DELETING";

    public bool IsExpress => Type == Express;
}

/// <summary>One definition of a machine, with the role and settings it was given together with.</summary>
/// <param name="Id">A UUID.</param>
/// <param name="MachineArn">The machine.</param>
/// <param name="Definition">The document as given.</param>
/// <param name="RoleArn">The role.</param>
/// <param name="Settings">The members of the answer that describe logging, tracing and encryption: a JSON object.</param>
/// <param name="CreatedAt">When it was given.</param>
internal sealed record Revision(
    string Id, string MachineArn, string Definition, string RoleArn, string Settings, long CreatedAt);

/// <summary>A published version.</summary>
internal sealed record MachineVersion(
    string MachineArn, long Number, string RevisionId, string? Description, long CreatedAt)
{
    public string Arn => $"{MachineArn}:{Number}";
}

/// <summary>A name for one version or for two by weight.</summary>
/// <param name="Arn">The alias.</param>
/// <param name="MachineArn">Its machine.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What for.</param>
/// <param name="Routing">A JSON array of {stateMachineVersionArn, weight}.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="UpdatedAt">When it last changed.</param>
internal sealed record MachineAlias(
    string Arn, string MachineArn, string Name, string? Description, string Routing, long CreatedAt, long UpdatedAt);
