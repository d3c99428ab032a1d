using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Intrinsics;

/// <summary>The arguments of a call, each read as what the function wants it to be.</summary>
internal readonly struct IntrinsicArguments(JsonValue[] values, Random random)
{
    /// <summary>Where functions that hash or encode stop.</summary>
    public const int MaximumText = 10_000;

    /// <summary>The bytes an argument or a formatted text may have: far above what a state may give on.</summary>
    public const int MaximumBytes = 4 * 1024 * 1024;

    /// <summary>How many there are.</summary>
    public int Count => values.Length;

    /// <summary>For functions that draw.</summary>
    public Random Random { get; } = random;

    /// <summary>An argument as it is.</summary>
    public JsonValue this[int at] => values[at];

    public JsonArray Array(int at) => values[at] as JsonArray ?? throw Wrong(at, "an array");

    public JsonObject Object(int at) => values[at] as JsonObject ?? throw Wrong(at, "an object");

    public string Text(int at) => (values[at] as JsonString ?? throw Wrong(at, "a string")).Value;

    /// <summary>A text of 10,000 characters at most.</summary>
    public string ShortText(int at)
    {
        var text = Text(at);
        return text.Length <= MaximumText
            ? text
            : throw new IntrinsicException($"The argument at index {at} exceeds {MaximumText} characters");
    }

    public bool Boolean(int at) => (values[at] as JsonBoolean ?? throw Wrong(at, "a boolean")).Value;

    /// <summary>A number, rounded half up to an integer as Java's Math.round does.</summary>
    public long Integer(int at)
    {
        var number = values[at] as JsonNumber ?? throw Wrong(at, "a number");
        if (number.TryGetInt64(out var whole))
        {
            return whole;
        }

        var rounded = Math.Floor(number.Value + 0.5);
        return Math.Abs(rounded) < 9.2e18 ? (long)rounded : throw Wrong(at, "a number within range");
    }

    private static IntrinsicException Wrong(int at, string wanted) =>
        new($"The argument at index {at} must be {wanted}");
}
