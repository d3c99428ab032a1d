namespace ProtectedJobs.JmesPath;

/// <summary>The parts of an expression.</summary>
internal abstract record Node
{
    private Node()
    {
    }

    /// <summary><c>@</c>, and the place where nothing is written.</summary>
    public sealed record Current : Node;

    public sealed record Literal(JmesValue Value) : Node;

    public sealed record Field(string Name) : Node;

    /// <summary><c>left.right</c>.</summary>
    public sealed record Sub(Node Left, Node Right) : Node;

    /// <summary><c>left | right</c>: as <see cref="Sub"/>, but it ends projections.</summary>
    public sealed record Pipe(Node Left, Node Right) : Node;

    public sealed record Index(Node Left, long At) : Node;

    public sealed record Slice(Node Left, long? From, long? To, long Step) : Node;

    public sealed record Flatten(Node Left) : Node;

    /// <summary>Each element of the list on the left through the right; nulls are left out.</summary>
    public sealed record ListProjection(Node Left, Node Right) : Node;

    /// <summary>Each value of the object on the left through the right; nulls are left out.</summary>
    public sealed record ValueProjection(Node Left, Node Right) : Node;

    public sealed record FilterProjection(Node Left, Node Right, Node Condition) : Node;

    public sealed record Compare(TokenKind Operator, Node Left, Node Right) : Node;

    public sealed record Or(Node Left, Node Right) : Node;

    public sealed record And(Node Left, Node Right) : Node;

    public sealed record Not(Node Operand) : Node;

    public sealed record MultiList(IReadOnlyList<Node> Items) : Node;

    public sealed record MultiHash(IReadOnlyList<KeyValuePair<string, Node>> Members) : Node;

    public sealed record Call(string Function, IReadOnlyList<Node> Arguments, int Position) : Node;

    public sealed record Reference(Node Expression) : Node;
}
