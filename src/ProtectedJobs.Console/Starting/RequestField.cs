namespace ProtectedJobs.Console.Starting;

/// <summary>A field of the form that starts a run.</summary>
/// <param name="Path">Where its value is in the request: member names joined by dots, as faults name it.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Kind">What is typed into it.</param>
/// <param name="Help">What it is for, in a line.</param>
public sealed record RequestField(string Path, string Label, FieldKind Kind, string Help)
{
    /// <summary>Whether a request needs it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The values to choose from; empty for free text.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>An example.</summary>
    public string Example { get; init; } = "";
}

/// <summary>What is typed into a field.</summary>
public enum FieldKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>One of some values.</summary>
    Choice,

    /// <summary>Names and values, a line each: <c>name=value</c>.</summary>
    Map,
}

/// <summary>Fields that belong together.</summary>
/// <param name="Title">What they are about.</param>
/// <param name="Fields">In order.</param>
/// <param name="IsAdvanced">Whether most people leave them alone.</param>
public sealed record RequestSection(string Title, IReadOnlyList<RequestField> Fields, bool IsAdvanced);
