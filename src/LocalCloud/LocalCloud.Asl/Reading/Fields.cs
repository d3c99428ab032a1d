using System.Collections.Frozen;

using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Reading;

/// <summary>
/// The fields of one object of a definition. A field that was not asked for is unknown and a fault; one of a wrong kind is a
/// fault and reads as if it were not there.
/// </summary>
internal sealed class Fields(JsonObject content, string pointer, Faults faults)
{
    /// <summary>What JSONata has another way for.</summary>
    private static readonly FrozenSet<string> s_jsonPathOnly = new[]
    {
        "InputPath", "Parameters", "Result", "ResultSelector", "ResultPath", "OutputPath", "ItemsPath", "SecondsPath", "TimestampPath",
        "TimeoutSecondsPath", "HeartbeatSecondsPath", "MaxConcurrencyPath", "ErrorPath", "CausePath", "Variable", "MaxItemsPath",
        "ToleratedFailureCountPath", "ToleratedFailurePercentagePath", "MaxItemsPerBatchPath", "MaxInputBytesPerBatchPath",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly HashSet<string> _known = new(StringComparer.Ordinal) { "Comment" };

    /// <summary>Whether the state's query language is JSONata.</summary>
    public bool IsJsonata { get; set; }

    /// <summary>Where the object stands.</summary>
    public string Pointer { get; } = pointer;

    /// <summary>Where faults go.</summary>
    public Faults Faults { get; } = faults;

    /// <summary>The object.</summary>
    public JsonObject Content { get; } = content;

    /// <summary>The pointer of a field.</summary>
    public string At(string name) => $"{Pointer}/{Escape(name)}";

    /// <summary>Escapes a name for a JSON pointer.</summary>
    public static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>Whether a field is there.</summary>
    public bool Has(string name)
    {
        _known.Add(name);
        return Content[name] is not null;
    }

    /// <summary>A field as it is, or null.</summary>
    public JsonValue? Value(string name)
    {
        _known.Add(name);
        return Content[name];
    }

    /// <summary>A text, or null.</summary>
    public string? Text(string name) => (Typed<JsonString>(name, "String"))?.Value;

    /// <summary>A truth value, or null.</summary>
    public bool? Boolean(string name) => Typed<JsonBoolean>(name, "Boolean")?.Value;

    /// <summary>An array, or null.</summary>
    public JsonArray? Array(string name) => Typed<JsonArray>(name, "Array");

    /// <summary>An object, or null.</summary>
    public JsonObject? Object(string name) => Typed<JsonObject>(name, "Object");

    /// <summary>The fields of an object, or null.</summary>
    public Fields? Inner(string name) => Object(name) is { } inner ? new Fields(inner, At(name), Faults) { IsJsonata = IsJsonata } : null;

    /// <summary>The fields of each object of an array; what is no object is a fault.</summary>
    public IReadOnlyList<Fields> List(string name)
    {
        var list = new List<Fields>();
        if (Array(name) is { } array)
        {
            for (var i = 0; i < array.Count; i++)
            {
                if (array[i] is JsonObject item)
                {
                    list.Add(new Fields(item, $"{At(name)}/{i}", Faults) { IsJsonata = IsJsonata });
                }
                else
                {
                    Faults.Schema("Expected value of type Object", $"{At(name)}/{i}");
                }
            }
        }

        return list;
    }

    /// <summary>An integer within bounds, or null.</summary>
    public long? Integer(string name, long minimum, long maximum)
    {
        if (Typed<JsonNumber>(name, "Integer") is not { } number)
        {
            return null;
        }

        if (!number.TryGetInt64(out var value))
        {
            Faults.Schema("Expected value of type Integer", At(name));
            return null;
        }

        return InRange(name, value, minimum, maximum) ? value : null;
    }

    /// <summary>A number within bounds, or null.</summary>
    public double? Number(string name, double minimum, double maximum) =>
        Typed<JsonNumber>(name, "Number") is { } number && InRange(name, number.Value, minimum, maximum)
            ? number.Value
            : null;

    /// <summary>Tells which required fields lack.</summary>
    /// <returns>Whether all are there.</returns>
    public bool Require(params ReadOnlySpan<string> names)
    {
        var missing = new List<string>();
        foreach (var name in names)
        {
            if (!Has(name))
            {
                missing.Add(name);
            }
        }

        if (missing.Count > 0)
        {
            Faults.Schema($"These fields are required: [{string.Join(", ", missing)}]", Pointer);
        }

        return missing.Count == 0;
    }

    /// <summary>Tells if more than one of some fields is there.</summary>
    public void AtMostOne(params ReadOnlySpan<string> names)
    {
        var found = new List<string>();
        foreach (var name in names)
        {
            if (Has(name))
            {
                found.Add(name);
            }
        }

        if (found.Count > 1)
        {
            Faults.Schema($"Only one of these fields is allowed: [{string.Join(", ", found)}]", Pointer);
        }
    }

    /// <summary>Tells which fields nobody asked for.</summary>
    public void RefuseUnknown()
    {
        foreach (var name in Content.Names)
        {
            if (!_known.Contains(name) || (IsJsonata && s_jsonPathOnly.Contains(name)))
            {
                Faults.Schema($"The field '{name}' is not supported by Step Functions", Pointer);
            }
        }
    }

    private bool InRange(string name, double value, double minimum, double maximum)
    {
        var isInRange = value >= minimum && value <= maximum;
        if (!isInRange)
        {
            Faults.Schema($"Value must be between {minimum} and {maximum}", At(name));
        }

        return isInRange;
    }

    private T? Typed<T>(string name, string kind)
        where T : JsonValue
    {
        var value = Value(name);
        if (value is not null and not T)
        {
            Faults.Schema($"Expected value of type {kind}", At(name));
        }

        return value as T;
    }
}
