namespace ProtectedJobs.Cli.AwsCommands.Shapes;

/// <summary>An operation of the API, and the command that calls it.</summary>
/// <param name="Name">As the API spells it.</param>
/// <param name="Command">As the command line spells it.</param>
/// <param name="Help">What it does, for people.</param>
/// <param name="Input">The request.</param>
/// <param name="Output">The answer.</param>
internal sealed record Operation(string Name, string Command, string Help, Shape.Structure Input, Shape.Structure Output)
{
    /// <summary>Members of the request that paging takes over: no options of their own are shown for them.</summary>
    public IReadOnlyList<string> PagingMembers { get; init; } = [];

    /// <summary>The list that grows from page to page; null if the answer has no pages.</summary>
    public string? PagedList { get; init; }

    /// <summary>Command lines to show, without the program's name.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>The option of a member: <c>jobParameters</c> is <c>--job-parameters</c>.</summary>
    public static string OptionOf(string member) =>
        "--" + string.Concat(member.Select(c => char.IsAsciiLetterUpper(c) ? $"-{char.ToLowerInvariant(c)}" : $"{c}"));
}
