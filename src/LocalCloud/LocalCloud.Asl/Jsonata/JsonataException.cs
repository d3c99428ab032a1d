namespace LocalCloud.Asl.Jsonata;

/// <summary>
/// An expression that cannot be read or evaluated. Codes are JSONata's own: S… of the syntax, T… of types, D… of evaluation;
/// U1001 says that a limit of <see cref="JsonataLimits"/> was reached.
/// </summary>
public sealed class JsonataException : Exception
{
    internal JsonataException(string code, int? position = null, string? token = null, string? value = null, string? detail = null)
        : base(JsonataMessages.Describe(code, token, value, detail))
    {
        Code = code;
        Position = position;
        Token = token;
        Value = value;
        Detail = detail;
    }

    /// <summary>JSONata's code of the error, e.g. <c>T2001</c>.</summary>
    public string Code { get; }

    /// <summary>How many characters of the expression were read when the fault was seen; null where JSONata gives none.</summary>
    public int? Position { get; private set; }

    /// <summary>The operator, name or function at fault, if one is.</summary>
    public string? Token { get; private set; }

    /// <summary>The value at fault as text, or what was expected instead of the token.</summary>
    public string? Value { get; }

    /// <inheritdoc />
    public override string Message => JsonataMessages.Describe(Code, Token, Value, Detail);

    private string? Detail { get; }

    /// <summary>Names another place: of the right side of and, or JSONata tells the operator's. Answers false.</summary>
    internal bool Relocate(int position, string token)
    {
        Position = position;
        Token = token;
        return false;
    }

    /// <summary>
    /// Fills in the place of the call in which the error arose, unless a nearer one is known.
    /// Answers false so that it can stand in an exception filter and nothing is unwound for it.
    /// </summary>
    internal bool Locate(int position, string? token)
    {
        if (Position is null or 0)
        {
            Position = position;
        }

        Token ??= token;
        return false;
    }
}
