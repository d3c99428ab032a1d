using System.Globalization;
using System.Runtime.CompilerServices;

namespace LocalCloud.Asl.Jsonata.Syntax;

/// <summary>Reads an expression by operator precedence. The forms that begin an operand are in Parser.Operand.cs.</summary>
internal sealed partial class Parser
{
    private const int MaxDepth = 1_000;
    private readonly Tokenizer _tokens;
    private Token _current;
    private int _depth;

    private Parser(string source)
    {
        _tokens = new Tokenizer(source);
        Advance(operand: true);
    }

    /// <summary>Reads a whole expression.</summary>
    /// <exception cref="JsonataException">It is not one.</exception>
    public static SyntaxNode Parse(string source)
    {
        var parser = new Parser(source);
        var tree = parser.Expression(0);
        return parser._current.Kind == TokenKind.End
            ? tree
            : throw new JsonataException("S0201", parser._current.Position, parser._current.Text);
    }

    /// <summary>How strongly an operator holds what is at its left; 0 ends the expression.</summary>
    private static int Binding(in Token token) =>
        token.Kind != TokenKind.Operator
            ? 0
            : token.Text switch
            {
                "[" or "(" or "@" or "#" => 80,
                "." => 75,
                "{" => 70,
                "*" or "/" or "%" => 60,
                "+" or "-" or "&" => 50,
                "=" or "!=" or "<" or "<=" or ">" or ">=" or "^" or "~>" or "in" or "?:" or "??" => 40,
                "and" => 30,
                "or" => 25,
                "?" => 20,
                ":=" => 10,
                _ => 0,
            };

    private SyntaxNode Expression(int binding)
    {
        if (++_depth > MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new JsonataException("U1001", _current.Position, detail: string.Create(CultureInfo.InvariantCulture, $"{MaxDepth} nested expressions"));
        }

        var first = _current;
        Advance(operand: IsOperator(first));
        var left = Operand(first);
        while (binding < Binding(_current))
        {
            var token = _current;
            Advance(operand: true);
            left = Infix(left, token);
        }

        _depth--;
        return left;
    }

    private SyntaxNode Infix(SyntaxNode left, Token token)
    {
        switch (token.Text)
        {
            case ".":
                return Binary(SyntaxKind.Dot, left, token, 75);
            case "[":
                return Subscript(left, token);
            case "(":
                return Call(left, token);
            case "{":
                return new SyntaxNode(SyntaxKind.Group, "{", token.Position) { Left = left, Items = Members() };
            case "@":
            case "#":
                return VariableBinding(left, token);
            case "^":
                return Sort(left, token);
            case "~>":
                return Binary(SyntaxKind.Apply, left, token, 40);
            case "?:":
                return Binary(SyntaxKind.Elvis, left, token, 0);
            case "??":
                return Binary(SyntaxKind.Coalesce, left, token, 0);
            case "?":
                return Condition(left, token);
            case ":=":
                return left.Kind == SyntaxKind.Variable
                    ? Binary(SyntaxKind.Bind, left, token, 9)
                    : throw new JsonataException("S0212", left.Position, left.Text);
            default:
                return Binary(SyntaxKind.Binary, left, token, Binding(token));
        }
    }

    private SyntaxNode Binary(SyntaxKind kind, SyntaxNode left, Token token, int binding) =>
        new(kind, token.Text, token.Position) { Left = left, Right = Expression(binding) };

    private SyntaxNode Subscript(SyntaxNode left, Token token)
    {
        if (_current.Is("]"))
        {
            var step = left;
            while (step.Kind == SyntaxKind.Predicate)
            {
                step = step.Left!;
            }

            // As in the reference: a slash behind [], ^(…) or a transform begins a regular expression.
            step.KeepArray = true;
            Expect("]", operandFollows: true);
            return left;
        }

        var predicate = Expression(0);
        Expect("]", operandFollows: false);
        return new SyntaxNode(SyntaxKind.Predicate, "[", token.Position) { Left = left, Right = predicate };
    }

    private SyntaxNode VariableBinding(SyntaxNode left, Token token)
    {
        var variable = Expression(80);
        return variable.Kind == SyntaxKind.Variable
            ? new SyntaxNode(token.Text == "@" ? SyntaxKind.Focus : SyntaxKind.Index, token.Text, token.Position) { Left = left, Right = variable }
            : throw new JsonataException("S0214", variable.Position, token.Text);
    }

    private SyntaxNode Sort(SyntaxNode left, Token token)
    {
        Expect("(", operandFollows: true);
        var terms = new List<SyntaxNode>();
        var descending = new List<bool>();
        while (true)
        {
            var down = _current.Is(">");
            if (down || _current.Is("<"))
            {
                Advance(operand: true);
            }

            terms.Add(Expression(0));
            descending.Add(down);
            if (!_current.Is(","))
            {
                break;
            }

            Advance(operand: true);
        }

        Expect(")", operandFollows: true);
        return new SyntaxNode(SyntaxKind.Sort, "^", token.Position) { Left = left, Items = terms, Descending = descending };
    }

    private SyntaxNode Condition(SyntaxNode left, Token token)
    {
        var then = Expression(0);
        SyntaxNode? otherwise = null;
        if (_current.Is(":"))
        {
            Advance(operand: true);
            otherwise = Expression(0);
        }

        return new SyntaxNode(SyntaxKind.Condition, "?", token.Position) { Left = left, Right = then, Third = otherwise };
    }

    private SyntaxNode Call(SyntaxNode procedure, Token token)
    {
        var arguments = new List<SyntaxNode>();
        var partial = false;
        while (arguments.Count > 0 || !_current.Is(")"))
        {
            if (_current.Is("?"))
            {
                partial = true;
                arguments.Add(new SyntaxNode(SyntaxKind.Placeholder, "?", _current.Position));
                Advance(operand: false);
            }
            else
            {
                arguments.Add(Expression(0));
            }

            if (!_current.Is(","))
            {
                break;
            }

            Advance(operand: true);
        }

        Expect(")", operandFollows: false);
        if (procedure is { Kind: SyntaxKind.Name, Text: "function" or "λ" })
        {
            return Lambda(arguments, token);
        }

        return new SyntaxNode(partial ? SyntaxKind.Partial : SyntaxKind.Call, "(", token.Position) { Left = procedure, Items = arguments };
    }

    private SyntaxNode Lambda(List<SyntaxNode> parameters, Token token)
    {
        foreach (var parameter in parameters)
        {
            if (parameter.Kind != SyntaxKind.Variable)
            {
                throw new JsonataException("S0208", parameter.Position, parameter.Text);
            }
        }

        string? signature = null;
        var signaturePosition = _current.Position;
        if (_current.Is("<"))
        {
            signature = Signature();
        }

        Expect("{", operandFollows: true);
        var body = Expression(0);
        Expect("}", operandFollows: false);
        return new SyntaxNode(SyntaxKind.Lambda, "function", token.Position)
        {
            Left = body,
            Items = parameters,
            Signature = signature,
            SignaturePosition = signaturePosition,
        };
    }

    private string Signature()
    {
        var depth = 1;
        var text = "<";
        while (depth > 0 && !_current.Is("{") && _current.Kind != TokenKind.End)
        {
            Advance(operand: false);
            depth += _current.Is("<") ? 1 : _current.Is(">") ? -1 : 0;
            text += _current.Text;
        }

        Expect(">", operandFollows: false);
        return text;
    }

    private void Advance(bool operand)
    {
        _current = _tokens.Next(operand);
        if (_current.Is("!") || _current.Is("~"))
        {
            throw new JsonataException("S0204", _current.Position, _current.Text);
        }
    }

    private void Expect(string symbol, bool operandFollows)
    {
        if (!_current.Is(symbol))
        {
            throw new JsonataException(
                _current.Kind == TokenKind.End ? "S0203" : "S0202", _current.Position, _current.Text, symbol);
        }

        Advance(operandFollows);
    }
}
