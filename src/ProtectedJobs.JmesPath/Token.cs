namespace ProtectedJobs.JmesPath;

internal enum TokenKind
{
    End,
    Name,
    QuotedName,
    Literal,
    Number,
    Dot,
    Comma,
    Colon,
    Star,
    At,
    Ampersand,
    LeftParenthesis,
    RightParenthesis,
    LeftBrace,
    RightBrace,
    LeftBracket,
    RightBracket,
    FilterOpen,
    FlattenPair,
    Pipe,
    Or,
    And,
    Not,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>A word of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A name without its quotation marks, a number's digits, or the characters themselves.</param>
/// <param name="Value">A literal's value.</param>
/// <param name="Position">Where it starts.</param>
internal readonly record struct Token(TokenKind Kind, string Text, JmesValue? Value, int Position);
