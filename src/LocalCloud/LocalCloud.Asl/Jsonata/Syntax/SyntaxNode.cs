namespace LocalCloud.Asl.Jsonata.Syntax;

/// <summary>
/// An expression as it is written, before paths are put together.
/// Binary forms have Left and Right; Condition and Transform also Third; lists are in Items (object members in turn key, value).
/// </summary>
internal sealed class SyntaxNode(SyntaxKind kind, string text, int position)
{
    public SyntaxKind Kind { get; } = kind;

    /// <summary>The name, operator, string, or source of the regular expression.</summary>
    public string Text { get; } = text;

    /// <inheritdoc cref="Token.Position" />
    public int Position { get; } = position;

    /// <summary>The value of a literal, or the flags of a regular expression.</summary>
    public object? Value { get; init; }

    public SyntaxNode? Left { get; init; }

    public SyntaxNode? Right { get; init; }

    public SyntaxNode? Third { get; init; }

    public IReadOnlyList<SyntaxNode> Items { get; init; } = [];

    /// <summary>Of each order-by term whether it descends.</summary>
    public IReadOnlyList<bool> Descending { get; init; } = [];

    /// <summary>A lambda's signature.</summary>
    public string? Signature { get; init; }

    /// <summary>Where the signature began.</summary>
    public int SignaturePosition { get; init; }

    /// <summary>Whether [] follows: a single value stays an array.</summary>
    public bool KeepArray { get; set; }
}
