namespace LocalCloud.Asl.Jsonata.Syntax;

/// <content>The forms that begin an operand.</content>
internal sealed partial class Parser
{
    /// <summary>After an operator that stands where an operand is due another operand follows, but for the wildcards.</summary>
    private static bool IsOperator(in Token token) =>
        token.Kind == TokenKind.Operator && token.Text is not ("*" or "**" or "%" or "and" or "or" or "in");

    private SyntaxNode Operand(Token token)
    {
        switch (token.Kind)
        {
            case TokenKind.Name:
                return new SyntaxNode(SyntaxKind.Name, token.Text, token.Position);
            case TokenKind.Variable:
                return new SyntaxNode(SyntaxKind.Variable, token.Text, token.Position);
            case TokenKind.String:
                return new SyntaxNode(SyntaxKind.String, token.Text, token.Position);
            case TokenKind.Number:
                return new SyntaxNode(SyntaxKind.Number, token.Text, token.Position) { Value = token.Value };
            case TokenKind.Literal:
                return new SyntaxNode(SyntaxKind.Literal, token.Text, token.Position) { Value = token.Value };
            case TokenKind.Regex:
                return new SyntaxNode(SyntaxKind.Regex, token.Text, token.Position) { Value = token.Value };
            case TokenKind.End:
                // Not yet an error: a bracket that is not closed is the better one. The shaper refuses it.
                return new SyntaxNode(SyntaxKind.End, token.Text, token.Position);
        }

        switch (token.Text)
        {
            case "and" or "or" or "in":
                return new SyntaxNode(SyntaxKind.Name, token.Text, token.Position);
            case "*":
                return new SyntaxNode(SyntaxKind.Wildcard, token.Text, token.Position);
            case "**":
                return new SyntaxNode(SyntaxKind.Descendants, token.Text, token.Position);
            case "%":
                return new SyntaxNode(SyntaxKind.Parent, token.Text, token.Position);
            case "-":
                return new SyntaxNode(SyntaxKind.Negate, token.Text, token.Position) { Left = Expression(70) };
            case "(":
                return Block(token);
            case "[":
                return Array(token);
            case "{":
                return new SyntaxNode(SyntaxKind.Object, token.Text, token.Position) { Items = Members() };
            case "|":
                return Transform(token);
            default:
                throw new JsonataException("S0211", token.Position, token.Text);
        }
    }

    private SyntaxNode Block(Token token)
    {
        var expressions = new List<SyntaxNode>();
        while (!_current.Is(")"))
        {
            expressions.Add(Expression(0));
            if (!_current.Is(";"))
            {
                break;
            }

            Advance(operand: true);
        }

        Expect(")", operandFollows: false);
        return new SyntaxNode(SyntaxKind.Block, "(", token.Position) { Items = expressions };
    }

    private SyntaxNode Array(Token token)
    {
        var items = new List<SyntaxNode>();
        if (!_current.Is("]"))
        {
            while (true)
            {
                var item = Expression(0);
                if (_current.Is(".."))
                {
                    var range = _current;
                    Advance(operand: true);
                    item = Binary(SyntaxKind.Range, item, range, 0);
                }

                items.Add(item);
                if (!_current.Is(","))
                {
                    break;
                }

                Advance(operand: true);
            }
        }

        Expect("]", operandFollows: false);
        return new SyntaxNode(SyntaxKind.Array, "[", token.Position) { Items = items };
    }

    private List<SyntaxNode> Members()
    {
        var members = new List<SyntaxNode>();
        if (!_current.Is("}"))
        {
            while (true)
            {
                members.Add(Expression(0));
                Expect(":", operandFollows: true);
                members.Add(Expression(0));
                if (!_current.Is(","))
                {
                    break;
                }

                Advance(operand: true);
            }
        }

        Expect("}", operandFollows: false);
        return members;
    }

    private SyntaxNode Transform(Token token)
    {
        var pattern = Expression(0);
        Expect("|", operandFollows: true);
        var update = Expression(0);
        SyntaxNode? delete = null;
        if (_current.Is(","))
        {
            Advance(operand: true);
            delete = Expression(0);
        }

        Expect("|", operandFollows: true);
        return new SyntaxNode(SyntaxKind.Transform, "|", token.Position) { Left = pattern, Right = update, Third = delete };
    }
}
