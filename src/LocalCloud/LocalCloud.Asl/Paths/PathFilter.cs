using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Paths;

/// <summary>A filter's condition: <c>@.price &lt; 10 &amp;&amp; @.kind == 'book'</c>.</summary>
internal abstract record PathFilter
{
    private PathFilter()
    {
    }

    /// <summary>Whether an item satisfies the condition.</summary>
    /// <param name="item">What <c>@</c> is.</param>
    /// <param name="root">What <c>$</c> is.</param>
    public abstract bool Accepts(JsonValue item, JsonValue root);

    /// <summary>Both.</summary>
    public sealed record And(PathFilter Left, PathFilter Right) : PathFilter
    {
        public override bool Accepts(JsonValue item, JsonValue root) =>
            Left.Accepts(item, root) && Right.Accepts(item, root);
    }

    /// <summary>Either.</summary>
    public sealed record Or(PathFilter Left, PathFilter Right) : PathFilter
    {
        public override bool Accepts(JsonValue item, JsonValue root) =>
            Left.Accepts(item, root) || Right.Accepts(item, root);
    }

    /// <summary>Not.</summary>
    public sealed record Not(PathFilter Inner) : PathFilter
    {
        public override bool Accepts(JsonValue item, JsonValue root) => !Inner.Accepts(item, root);
    }

    /// <summary>An operand on its own: a path exists, or a literal is true.</summary>
    public sealed record Exists(PathOperand Operand) : PathFilter
    {
        public override bool Accepts(JsonValue item, JsonValue root) => Operand.Value(item, root) switch
        {
            JsonBoolean literal when Operand is PathOperand.Literal => literal.Value,
            var value => value is not null,
        };
    }

    /// <summary>A text matches a pattern: <c>@.name =~ /a.*/i</c>.</summary>
    public sealed record Match(PathOperand Operand, PathPattern Pattern) : PathFilter
    {
        public override bool Accepts(JsonValue item, JsonValue root) =>
            Operand.Value(item, root) is JsonString text && Pattern.Matches(text.Value);
    }

    /// <summary>Two operands compared.</summary>
    public sealed record Compare(PathOperand Left, PathComparison Comparison, PathOperand Right) : PathFilter
    {
        public override bool Accepts(JsonValue item, JsonValue root) =>
            Comparison.Holds(Left.Value(item, root), Right.Value(item, root));
    }
}
