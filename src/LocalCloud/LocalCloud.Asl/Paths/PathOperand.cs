using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Paths;

/// <summary>One side of a comparison in a filter.</summary>
internal abstract record PathOperand
{
    private PathOperand()
    {
    }

    /// <summary>The value, or null where a path leads nowhere.</summary>
    public abstract JsonValue? Value(JsonValue item, JsonValue root);

    /// <summary>A value as written.</summary>
    public sealed record Literal(JsonValue Constant) : PathOperand
    {
        public override JsonValue? Value(JsonValue item, JsonValue root) => Constant;
    }

    /// <summary>A path from the item or from the document.</summary>
    public sealed record Path(JsonPath At) : PathOperand
    {
        public override JsonValue? Value(JsonValue item, JsonValue root) =>
            At.TryEvaluate(At.Root == PathRoot.Item ? item : root);
    }
}
