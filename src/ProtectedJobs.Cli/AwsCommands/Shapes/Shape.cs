using System.Text.RegularExpressions;

namespace ProtectedJobs.Cli.AwsCommands.Shapes;

/// <summary>What a value of the API may be: the one description that options, shorthand, skeletons, validation, help and key order follow.</summary>
internal abstract record Shape
{
    private Shape()
    {
    }

    /// <summary>Members in the order in which they are shown; of a union exactly one may be set.</summary>
    public sealed record Structure(params Member[] Members) : Shape
    {
        /// <summary>Whether exactly one member may be set.</summary>
        public bool IsUnion { get; init; }

        /// <summary>The member of a name; null if there is none.</summary>
        public Member? this[string name] => Array.Find(Members, member => member.Name == name);
    }

    /// <summary>Items of one kind.</summary>
    public sealed record ListOf(Shape Item) : Shape;

    /// <summary>Texts by name; <paramref name="Maximum"/> is how many there may be.</summary>
    public sealed record Map(Text Key, Text Value, int? Maximum = null) : Shape;

    /// <summary>A text; lengths in code points.</summary>
    public sealed record Text(int? Minimum = null, int? Maximum = null) : Shape
    {
        /// <summary>A regular expression for the whole text, as it is told; null for any.</summary>
        public string? Pattern { get; init; }

        /// <summary>The same, compiled at build time: to parse one takes longer than all else that is checked.</summary>
        public Func<Regex>? Matcher { get; init; }

        /// <summary>The values there are; empty for any.</summary>
        public IReadOnlyList<string> Values { get; init; } = [];
    }

    /// <summary>A whole number.</summary>
    public sealed record Whole(long? Minimum = null, long? Maximum = null) : Shape;

    /// <summary>A number that may have a fraction.</summary>
    public sealed record Fraction : Shape;

    /// <summary>A point in time.</summary>
    public sealed record Timestamp : Shape;
}

/// <summary>A member of a structure.</summary>
/// <param name="Name">As the API spells it.</param>
/// <param name="Shape">What it holds.</param>
/// <param name="Help">A sentence for people.</param>
internal sealed record Member(string Name, Shape Shape, string Help)
{
    /// <summary>Whether a request must have it.</summary>
    public bool IsRequired { get; init; }
}
