namespace ProtectedJobs.Cli.Tests.AwsCommands;

/// <summary>A command line, and the world it runs in.</summary>
/// <param name="Name">Its golden file.</param>
/// <param name="Line">The command line; <c>{files}</c> stands for the folder of its files, <c>{endpoint}</c> for the stub.</param>
internal sealed record GoldenCase(string Name, string Line)
{
    /// <summary>What the service answers.</summary>
    public IReadOnlyList<StubAnswer> Answers { get; init; } = [StubAnswers.Submitted];

    /// <summary>Standard input.</summary>
    public string Input { get; init; } = "";

    /// <summary>Files by name.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>Environment variables, over a Region.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether <c>aws</c> prints the same bytes for the same words.</summary>
    public bool IsAsAws { get; init; }

    public override string ToString() => Name;
}
