using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Paths;

/// <summary>
/// A compiled JSONPath, with the semantics of the library that Step Functions uses: a definite path gives one value or
/// fails, an indefinite one (wildcard, slice, filter, descendants) gives an array, empty where nothing matches.
/// </summary>
internal sealed class JsonPath
{
    /// <summary>Values an indefinite path may lead to on its way; some grow with a power of the document's depth.</summary>
    private const int MaximumMatches = 1_000_000;

    private readonly PathStep[] _steps;
    private readonly PathFunction? _function;
    private readonly bool _isDefinite;

    internal JsonPath(string text, PathRoot root, string? variable, PathStep[] steps, PathFunction? function)
    {
        Text = text;
        Root = root;
        Variable = variable;
        _steps = steps;
        _function = function;
        _isDefinite = steps.All(step => step.IsDefinite);
        IsReference = function is null && steps.All(step => step is PathStep.Name or PathStep.Index { At: >= 0 });
    }

    /// <summary>The path as written.</summary>
    public string Text { get; }

    /// <summary>What it begins at.</summary>
    public PathRoot Root { get; }

    /// <summary>The variable it begins at, without the dollar.</summary>
    public string? Variable { get; }

    /// <summary>Whether it names one place: names and indexes only.</summary>
    public bool IsReference { get; }

    /// <summary>Whether it is the root alone.</summary>
    public bool IsRoot => _steps.Length == 0 && _function is null;

    /// <summary>The steps, for writing at a reference path.</summary>
    public ReadOnlySpan<PathStep> Steps => _steps;

    /// <summary>Compiles a path.</summary>
    /// <param name="text">The path.</param>
    /// <exception cref="PathSyntaxException">It is none.</exception>
    public static JsonPath Compile(string text) => new PathParser(text).ParseWhole();

    /// <summary>The value the path leads to.</summary>
    /// <param name="root">What <see cref="Root"/> stands for.</param>
    /// <exception cref="PathNotFoundException">It leads nowhere.</exception>
    public JsonValue Evaluate(JsonValue root)
    {
        var value = _isDefinite ? Find(root) ?? throw Explain(root) : new JsonArray(Matches(root).ToArray());
        return _function is null ? value : _function.Apply(value, root);
    }

    /// <summary>The value the path leads to, or null where it leads nowhere.</summary>
    /// <param name="root">What <see cref="Root"/> stands for.</param>
    public JsonValue? TryEvaluate(JsonValue root)
    {
        if (_isDefinite && _function is null)
        {
            return Find(root);
        }

        try
        {
            return Evaluate(root);
        }
        catch (PathNotFoundException)
        {
            return null;
        }
    }

    private JsonValue? Find(JsonValue root)
    {
        JsonValue? value = root;
        foreach (var step in _steps)
        {
            value = Follow(step, value);
            if (value is null)
            {
                break;
            }
        }

        return value;
    }

    private static JsonValue? Follow(PathStep step, JsonValue value) => (step, value) switch
    {
        (PathStep.Name name, JsonObject members) => members[name.Value],
        (PathStep.Index index, JsonArray array) => index.In(array),
        (PathStep.Names names, JsonObject members) => names.Pick(members),
        _ => null,
    };

    private List<JsonValue> Matches(JsonValue root)
    {
        var found = new List<JsonValue> { root };
        var isDefiniteSoFar = true;
        for (var i = 0; i < _steps.Length; i++)
        {
            var next = new List<JsonValue>();
            foreach (var value in found)
            {
                if (isDefiniteSoFar && Refusal(i, value) is { } refusal)
                {
                    throw refusal;
                }

                PathWalk.Select(_steps[i], value, root, next);
                if (next.Count > MaximumMatches)
                {
                    throw new PathNotFoundException($"Too many results for path: {Text}");
                }
            }

            isDefiniteSoFar &= _steps[i].IsDefinite;
            found = next;
        }

        return found;
    }

    /// <summary>Why a step fails at a value that definite steps led to; null where it does not.</summary>
    private PathNotFoundException? Refusal(int at, JsonValue value)
    {
        var step = _steps[at];
        return (step, value) switch
        {
            (PathStep.Name name, JsonObject members) when members[name.Value] is null && at < _steps.Length - 1
                => new PathNotFoundException($"Missing property in path {Show(at + 1)}"),
            (PathStep.Name or PathStep.Names, not JsonObject) => new PathNotFoundException(
                $"Expected to find an object with property {step.Fragment} in path {Show(at)} but found '{JavaName(value)}'. "
                + "This is not a json object according to the JsonProvider: "
                + "'com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider'."),
            (PathStep.Index or PathStep.Indexes or PathStep.Slice, not JsonArray) => new PathNotFoundException(
                $"Filter: {step.Fragment} can only be applied to arrays. Current context is: {value.ToCompactText()}"),
            (PathStep.Filter, not (JsonArray or JsonObject)) => new PathNotFoundException(
                $"Filter: {step.Fragment} can not be applied to primitives. Current context is: {value.ToCompactText()}"),
            _ => null,
        };
    }

    /// <summary>Why <see cref="Find"/> found nothing.</summary>
    private PathNotFoundException Explain(JsonValue root)
    {
        var value = root;
        for (var i = 0; i < _steps.Length; i++)
        {
            if (Refusal(i, value) is { } refusal)
            {
                return refusal;
            }

            if (Follow(_steps[i], value) is not { } next)
            {
                break;
            }

            value = next;
        }

        return new PathNotFoundException($"No results for path: {Show(_steps.Length)}");
    }

    private string Show(int steps) => "$" + string.Concat(_steps.Take(steps).Select(step => step.Fragment));

    private static string JavaName(JsonValue value) => value.Kind switch
    {
        JsonKind.String => "com.fasterxml.jackson.databind.node.TextNode",
        JsonKind.Array => "com.fasterxml.jackson.databind.node.ArrayNode",
        JsonKind.Boolean => "com.fasterxml.jackson.databind.node.BooleanNode",
        JsonKind.Null => "com.fasterxml.jackson.databind.node.NullNode",
        _ => value is JsonNumber number && number.TryGetInt64(out var whole)
            ? whole is <= int.MaxValue and >= int.MinValue
                ? "com.fasterxml.jackson.databind.node.IntNode"
                : "com.fasterxml.jackson.databind.node.LongNode"
            : "com.fasterxml.jackson.databind.node.DoubleNode",
    };
}
