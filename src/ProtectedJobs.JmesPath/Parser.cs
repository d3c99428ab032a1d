using System.Globalization;

namespace ProtectedJobs.JmesPath;

/// <summary>Words to a tree, by operator precedence: what binds tighter stands lower in <see cref="Power"/>'s table.</summary>
internal sealed class Parser(string text)
{
    private const int MaximumDepth = 200;
    private const int ProjectionStop = 10;
    private const int StarPower = 20;
    private static readonly Node s_current = new Node.Current();

    private readonly List<Token> _tokens = Lexer.Cut(text);
    private int _at;
    private int _depth;

    private Token Next => _tokens[_at];

    public Node Parse()
    {
        var root = Expression(0);
        return Next.Kind == TokenKind.End ? root : throw Unexpected("an operator or the end");
    }

    private static int Power(TokenKind kind) => kind switch
    {
        TokenKind.Pipe => 1,
        TokenKind.Or => 2,
        TokenKind.And => 3,
        TokenKind.Equal or TokenKind.NotEqual or TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater
            or TokenKind.GreaterOrEqual => 5,
        TokenKind.FlattenPair => 9,
        TokenKind.Star => StarPower,
        TokenKind.FilterOpen => 21,
        TokenKind.Dot => 40,
        TokenKind.Not => 45,
        TokenKind.LeftBrace => 50,
        TokenKind.LeftBracket => 55,
        TokenKind.LeftParenthesis => 60,
        _ => 0,
    };

    private Node Expression(int power)
    {
        if (++_depth > MaximumDepth)
        {
            throw new JmesPathException(
                JmesPathErrorKind.Syntax, Next.Position, $"Expressions nest at most {MaximumDepth} deep.");
        }

        var left = Begin();
        while (power < Power(Next.Kind))
        {
            left = GoOn(left);
        }

        _depth--;
        return left;
    }

    private Node Begin()
    {
        var token = Take();
        switch (token.Kind)
        {
            case TokenKind.Literal:
                return new Node.Literal(token.Value!);
            case TokenKind.Name:
                return Next.Kind == TokenKind.LeftParenthesis ? Call(token) : new Node.Field(token.Text);
            case TokenKind.QuotedName:
                return Next.Kind == TokenKind.LeftParenthesis
                    ? throw Unexpected("no parenthesis: a quoted name is no function's")
                    : new Node.Field(token.Text);
            case TokenKind.Star:
                return new Node.ValueProjection(s_current, ProjectionRight(StarPower));
            case TokenKind.FilterOpen:
                return Filter(s_current);
            case TokenKind.LeftBrace:
                return MultiHash();
            case TokenKind.LeftParenthesis:
                var inner = Expression(0);
                Match(TokenKind.RightParenthesis, "')'");
                return inner;
            case TokenKind.FlattenPair:
                return new Node.ListProjection(new Node.Flatten(s_current), ProjectionRight(Power(token.Kind)));
            case TokenKind.Not:
                return new Node.Not(Expression(Power(token.Kind)));
            case TokenKind.LeftBracket:
                return IsIndex() ? IndexOrStar(s_current) : MultiList();
            case TokenKind.At:
                return s_current;
            case TokenKind.Ampersand:
                return new Node.Reference(Expression(0));
            default:
                _at--;
                throw Unexpected("an expression");
        }
    }

    private Node GoOn(Node left)
    {
        var token = Take();
        switch (token.Kind)
        {
            case TokenKind.Dot when Next.Kind == TokenKind.Star:
                Take();
                return new Node.ValueProjection(left, ProjectionRight(Power(TokenKind.Dot)));
            case TokenKind.Dot:
                return new Node.Sub(left, AfterDot(Power(TokenKind.Dot)));
            case TokenKind.Pipe:
                return new Node.Pipe(left, Expression(Power(token.Kind)));
            case TokenKind.Or:
                return new Node.Or(left, Expression(Power(token.Kind)));
            case TokenKind.And:
                return new Node.And(left, Expression(Power(token.Kind)));
            case TokenKind.FilterOpen:
                return Filter(left);
            case TokenKind.FlattenPair:
                return new Node.ListProjection(new Node.Flatten(left), ProjectionRight(Power(token.Kind)));
            case TokenKind.LeftBracket when IsIndex():
                return IndexOrStar(left);
            case >= TokenKind.Equal:
                return new Node.Compare(token.Kind, left, Expression(Power(token.Kind)));
            case TokenKind.LeftBracket:
                throw Unexpected("a number, ':' or '*'");
            default:
                _at--;
                throw Unexpected("an operator");
        }
    }

    private bool IsIndex() =>
        Next.Kind is TokenKind.Number or TokenKind.Colon
        || (Next.Kind == TokenKind.Star && _tokens[_at + 1].Kind == TokenKind.RightBracket);

    private Node IndexOrStar(Node left)
    {
        if (Next.Kind == TokenKind.Star)
        {
            Take();
            Match(TokenKind.RightBracket, "']'");
            return new Node.ListProjection(left, ProjectionRight(StarPower));
        }

        var parts = new long?[3];
        var part = 0;
        var colons = 0;
        while (Next.Kind != TokenKind.RightBracket)
        {
            if (Next.Kind == TokenKind.Colon && ++colons < 3)
            {
                Take();
                part++;
            }
            else if (Next.Kind == TokenKind.Number && parts[part] is null)
            {
                parts[part] = long.TryParse(Take().Text, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : throw new JmesPathException(JmesPathErrorKind.Syntax, _tokens[_at - 1].Position, "An index has at most 18 digits.");
            }
            else
            {
                throw Unexpected("']'");
            }
        }

        Match(TokenKind.RightBracket, "']'");
        if (colons == 0)
        {
            return new Node.Index(left, parts[0]!.Value);
        }

        return parts[2] is 0
            ? throw new JmesPathException(JmesPathErrorKind.InvalidValue, Next.Position, "A slice's step cannot be 0.")
            : new Node.ListProjection(new Node.Slice(left, parts[0], parts[1], parts[2] ?? 1), ProjectionRight(StarPower));
    }

    private Node.FilterProjection Filter(Node left)
    {
        var condition = Expression(0);
        Match(TokenKind.RightBracket, "']'");
        var right = Next.Kind == TokenKind.FlattenPair ? s_current : ProjectionRight(Power(TokenKind.FilterOpen));
        return new Node.FilterProjection(left, right, condition);
    }

    /// <summary>What follows a projection and is done to each element.</summary>
    private Node ProjectionRight(int power)
    {
        if (Power(Next.Kind) < ProjectionStop)
        {
            return s_current;
        }

        switch (Next.Kind)
        {
            case TokenKind.LeftBracket or TokenKind.FilterOpen:
                return Expression(power);
            case TokenKind.Dot:
                Take();
                return AfterDot(power);
            default:
                throw Unexpected("'.', '[' or the end of the projection");
        }
    }

    private Node AfterDot(int power)
    {
        switch (Next.Kind)
        {
            case TokenKind.Name or TokenKind.QuotedName or TokenKind.Star:
                return Expression(power);
            case TokenKind.LeftBracket:
                Take();
                return MultiList();
            case TokenKind.LeftBrace:
                Take();
                return MultiHash();
            default:
                throw Unexpected("a name, '*', '[' or '{'");
        }
    }

    private Node.MultiList MultiList() => new(List(TokenKind.RightBracket, "']'"));

    private Node.MultiHash MultiHash()
    {
        var members = new List<KeyValuePair<string, Node>>();
        do
        {
            if (Next.Kind is not (TokenKind.Name or TokenKind.QuotedName))
            {
                throw Unexpected("a key");
            }

            var key = Take().Text;
            Match(TokenKind.Colon, "':'");
            members.Add(KeyValuePair.Create(key, Expression(0)));
        }
        while (TryTake(TokenKind.Comma));

        Match(TokenKind.RightBrace, "'}'");
        return new Node.MultiHash(members);
    }

    private Node.Call Call(Token name)
    {
        Take();
        IReadOnlyList<Node> arguments = TryTake(TokenKind.RightParenthesis) ? [] : List(TokenKind.RightParenthesis, "')'");
        return new Node.Call(name.Text, arguments, name.Position);
    }

    private List<Node> List(TokenKind close, string closeText)
    {
        var items = new List<Node>();
        do
        {
            items.Add(Expression(0));
        }
        while (TryTake(TokenKind.Comma));

        Match(close, closeText);
        return items;
    }

    private Token Take() => _tokens[_at].Kind == TokenKind.End ? throw Unexpected("an expression") : _tokens[_at++];

    private bool TryTake(TokenKind kind)
    {
        if (Next.Kind != kind)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Match(TokenKind kind, string wanted)
    {
        if (!TryTake(kind))
        {
            throw Unexpected(wanted);
        }
    }

    private JmesPathException Unexpected(string wanted) => new(
        JmesPathErrorKind.Syntax,
        Next.Position,
        string.Create(CultureInfo.InvariantCulture, $"Syntax error at column {Next.Position + 1}: wanted {wanted}, found {Shown(Next)}."));

    private static string Shown(Token token) => token.Kind == TokenKind.End ? token.Text : $"'{token.Text}'";
}
