namespace LocalCloud.Asl.Jsonata.Syntax;

/// <summary>A word of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its name, operator, string or regular expression's source.</param>
/// <param name="Value">The value of a number, true, false or null; the flags of a regular expression.</param>
/// <param name="Position">The offset just after it: JSONata's positions count what was read.</param>
internal readonly record struct Token(TokenKind Kind, string Text, object? Value, int Position)
{
    public bool Is(string symbol) => Kind == TokenKind.Operator && Text == symbol;
}
