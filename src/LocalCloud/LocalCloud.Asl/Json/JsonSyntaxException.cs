namespace LocalCloud.Asl.Json;

/// <summary>A text is not JSON. The message is worded as AWS words it (its parser is Jackson) and carries no location.</summary>
public sealed class JsonSyntaxException : Exception
{
    internal JsonSyntaxException(string message, int line, int column)
        : base(message)
    {
        Line = line;
        Column = column;
    }

    /// <summary>The line of the first wrong character, from 1.</summary>
    public int Line { get; }

    /// <summary>The column of the first wrong character, from 1.</summary>
    public int Column { get; }
}
