namespace ProtectedJobs.Cli.AwsCommands.CommandLine;

/// <summary>An option of these commands.</summary>
/// <param name="Name">With its two dashes.</param>
/// <param name="Help">A sentence for people.</param>
internal sealed record Option(string Name, string Help)
{
    /// <summary>Whether a value follows it.</summary>
    public bool TakesValue { get; init; } = true;

    /// <summary>The value if none follows; null if one must.</summary>
    public string? ValueIfAbsent { get; init; }

    /// <summary>The values there are; empty for any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Whether the value is a whole number.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether the command needs it, unless a document or a skeleton stands for it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether it is left out of the help.</summary>
    public bool IsHidden { get; init; }

    /// <summary>The member of the request that it gives; null for an option of the tool.</summary>
    public Shapes.Member? Member { get; init; }
}
