using LocalCloud.Asl.Json;
using LocalCloud.Asl.Jsonata.Nodes;

namespace LocalCloud.Asl.Jsonata.Values;

/// <summary>Between JSON and the evaluator's values. What the expression did not change goes out as the very JSON that came in.</summary>
internal static class JsonBridge
{
    public static object? FromJson(JsonValue? value) => value switch
    {
        null => null,
        JsonString text => text.Value,
        JsonNumber number => Boxes.Of(number.Value),
        JsonObject members => new ObjectValue(members),
        JsonArray items => new ArrayValue(items),
        JsonBoolean => Boxes.Of(value == JsonBoolean.True),
        _ => NullValue.Instance,
    };

    /// <summary>The value as JSON; null for nothing. A function inside an array is null, inside an object it is left out.</summary>
    public static JsonValue? ToJson(object? value, Run run)
    {
        run.Enter();
        var json = value switch
        {
            null or FunctionValue => null,
            string text => JsonValue.Of(text),
            double number => OfNumber(number),
            bool truth => JsonValue.Of(truth),
            ObjectValue { Source: { } source } => source,
            ArrayValue { Source: { } source } => source,
            ObjectValue members => OfObject(members, run),
            ArrayValue items => OfArray(items, run),
            _ => JsonNull.Instance,
        };
        run.Leave();
        return json;
    }

    private static JsonValue OfNumber(double number) =>
        !double.IsFinite(number) ? JsonNull.Instance
        : Math.Abs(number) < 1e15 && Math.Truncate(number) == number ? JsonValue.Of(number)
        : new JsonNumber(JsNumber.Format(number));

    private static JsonArray OfArray(ArrayValue items, Run run)
    {
        run.Build(items.Count);
        var values = new JsonValue[items.Count];
        for (var at = 0; at < values.Length; at++)
        {
            values[at] = ToJson(items[at], run) ?? JsonNull.Instance;
        }

        return values.Length == 0 ? JsonArray.Empty : new JsonArray(values);
    }

    private static JsonObject OfObject(ObjectValue members, Run run)
    {
        run.Build(members.Count);
        var builder = new JsonObjectBuilder();
        for (var at = 0; at < members.Count; at++)
        {
            if (ToJson(members.Values[at], run) is { } value)
            {
                builder.Set(members.Names[at], value);
            }
        }

        return builder.Build();
    }
}
