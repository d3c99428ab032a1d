using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Paths;

/// <summary>A function at the end of a path: <c>$.a.length()</c>.</summary>
internal sealed class PathFunction
{
    /// <summary>What may be called, and how many arguments it takes.</summary>
    private static readonly Dictionary<string, int> s_arities = new(StringComparer.Ordinal)
    {
        ["length"] = 0,
        ["size"] = 0,
        ["keys"] = 0,
        ["min"] = 0,
        ["max"] = 0,
        ["avg"] = 0,
        ["sum"] = 0,
        ["stddev"] = 0,
        ["first"] = 0,
        ["last"] = 0,
        ["index"] = 1,
    };

    private readonly string _name;
    private readonly int _index;

    private PathFunction(string name, int index)
    {
        _name = name;
        _index = index;
    }

    public static PathFunction Parse(string name, string argument)
    {
        if (!s_arities.TryGetValue(name, out var arity))
        {
            throw new PathSyntaxException($"Function with name: {name} does not exist.");
        }

        var index = 0;
        if ((arity == 0) != (argument.Length == 0)
            || (arity == 1 && !int.TryParse(argument, System.Globalization.CultureInfo.InvariantCulture, out index)))
        {
            throw new PathSyntaxException($"Function {name} takes {arity} argument(s)");
        }

        return new PathFunction(name, index);
    }

    public JsonValue Apply(JsonValue value, JsonValue root)
    {
        switch (_name, value)
        {
            case ("length" or "size", JsonArray array):
                return JsonValue.Of(array.Count);
            case ("length" or "size", JsonObject members):
                return JsonValue.Of(members.Count);
            case ("length" or "size", JsonString text):
                return JsonValue.Of(text.Value.Length);
            case ("keys", JsonObject members):
                return new JsonArray(members.Names.Select(name => (JsonValue)JsonValue.Of(name)));
            case ("first", JsonArray array):
                return At(array, 0, root);
            case ("last", JsonArray array):
                return At(array, -1, root);
            case ("index", JsonArray array):
                return At(array, _index, root);
            case ("min" or "max" or "avg" or "sum" or "stddev", JsonArray array):
                return Aggregate(array);
            default:
                throw new PathNotFoundException($"Function {_name} can not be applied to {value.ToCompactText()}");
        }
    }

    private static JsonValue At(JsonArray array, int index, JsonValue root) =>
        new PathStep.Index(index).In(array)
        ?? throw new PathNotFoundException($"Aggregation function attempted to read an item out of range of {root.Kind}");

    private JsonNumber Aggregate(JsonArray array)
    {
        var numbers = array.Items.OfType<JsonNumber>().Select(number => number.Value).ToArray();
        if (numbers.Length == 0)
        {
            throw new PathNotFoundException("Aggregation function attempted to calculate value using empty array");
        }

        var mean = numbers.Average();
        var result = _name switch
        {
            "min" => numbers.Min(),
            "max" => numbers.Max(),
            "sum" => numbers.Sum(),
            "avg" => mean,
            _ => Math.Sqrt(numbers.Sum(number => (number - mean) * (number - mean)) / numbers.Length),
        };
        return double.IsFinite(result)
            ? JsonValue.Of(result)
            : throw new PathNotFoundException($"Function {_name} exceeds the range of a number");
    }
}
