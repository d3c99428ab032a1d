namespace LocalCloud.Asl.Jsonata.Syntax;

internal enum TokenKind
{
    End,
    Name,
    Variable,
    String,
    Number,
    Literal,
    Regex,
    Operator,
}
