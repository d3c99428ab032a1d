using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Paths;

/// <summary>One step of a path. Each selects from a value what the steps after it go on with.</summary>
internal abstract record PathStep
{
    private PathStep()
    {
    }

    /// <summary>Whether the step selects one value at most.</summary>
    public virtual bool IsDefinite => true;

    /// <summary>The step as the library shows it in messages: <c>['a']</c>, <c>[0]</c>.</summary>
    public abstract string Fragment { get; }

    /// <summary>A member.</summary>
    /// <param name="Value">Its name.</param>
    public sealed record Name(string Value) : PathStep
    {
        public override string Fragment => $"['{Value}']";
    }

    /// <summary>Several members: at the end of a path one object of them, before it each in turn.</summary>
    /// <param name="Values">Their names.</param>
    /// <param name="IsLast">Whether it ends the path.</param>
    public sealed record Names(string[] Values, bool IsLast) : PathStep
    {
        public override bool IsDefinite => IsLast;

        public override string Fragment => "[" + string.Join(',', Values.Select(name => $"'{name}'")) + "]";

        public JsonObject Pick(JsonObject from) =>
            new(from.Members.Where(member => Values.Contains(member.Key, StringComparer.Ordinal)));
    }

    /// <summary>An item; a negative index counts from the end.</summary>
    /// <param name="At">The index.</param>
    public sealed record Index(int At) : PathStep
    {
        public override string Fragment => $"[{At}]";

        public JsonValue? In(JsonArray array)
        {
            var at = At < 0 ? array.Count + At : At;
            return at >= 0 && at < array.Count ? array[at] : null;
        }
    }

    /// <summary>Several items.</summary>
    /// <param name="At">Their indexes.</param>
    public sealed record Indexes(Index[] At) : PathStep
    {
        public override bool IsDefinite => false;

        public override string Fragment => "[" + string.Join(',', At.Select(index => index.At)) + "]";
    }

    /// <summary>A range of items.</summary>
    /// <param name="From">The first; null is the array's.</param>
    /// <param name="To">One past the last; null is the array's end.</param>
    public sealed record Slice(int? From, int? To) : PathStep
    {
        public override bool IsDefinite => false;

        public override string Fragment => $"[{From}:{To}]";

        public (int From, int To) Of(int count) => (Clamp(From ?? 0, count), Clamp(To ?? count, count));

        private static int Clamp(int at, int count) => Math.Clamp(at < 0 ? count + at : at, 0, count);
    }

    /// <summary>Every member or item.</summary>
    public sealed record Wildcard : PathStep
    {
        public override bool IsDefinite => false;

        public override string Fragment => "[*]";
    }

    /// <summary>The value and everything below it, for the step that follows.</summary>
    public sealed record Descendants : PathStep
    {
        public override bool IsDefinite => false;

        public override string Fragment => "..";
    }

    /// <summary>The items that satisfy a condition.</summary>
    /// <param name="Condition">The condition.</param>
    /// <param name="Text">The filter as written.</param>
    public sealed record Filter(PathFilter Condition, string Text) : PathStep
    {
        public override bool IsDefinite => false;

        public override string Fragment => Text;
    }
}
