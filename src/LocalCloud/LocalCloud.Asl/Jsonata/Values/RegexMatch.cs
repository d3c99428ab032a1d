using LocalCloud.Asl.Jsonata.Functions;

namespace LocalCloud.Asl.Jsonata.Values;

/// <summary>What a matcher, a regular expression or a function that acts as one, found.</summary>
internal sealed record RegexMatch(string Text, int Start, int End, object?[] Groups, Func<RegexMatch?> Next)
{
    /// <summary>The match as JSONata shows it.</summary>
    public ObjectValue ToValue()
    {
        var value = new ObjectValue();
        value.Set("match", Text);
        value.Set("start", Boxes.Of(Start));
        value.Set("end", Boxes.Of(End));
        var groups = new ArrayValue(Groups.Length);
        groups.AddRange(Groups);
        value.Set("groups", groups);
        value.Set("next", new NativeFunction("<>", 0, (_, _) => Next()?.ToValue()));
        return value;
    }
}
