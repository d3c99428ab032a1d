using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Json;
using LocalCloud.Asl.Paths;
using LocalCloud.Asl.Queries;

namespace LocalCloud.Asl.Inspection;

/// <summary>
/// What of a definition is allowed and yet hardly meant: NO_DOLLAR (a path where only the text of one is taken), NO_PATH
/// (a path in a field whose name does not end in Path), PASS_RESULT_IS_STATIC (a path in Result, which computes nothing).
/// </summary>
public static class DefinitionWarnings
{
    private static readonly HashSet<string> s_templates = new(StringComparer.Ordinal)
    {
        "Parameters", "ResultSelector", "ItemSelector", "Assign", "BatchInput", "Credentials",
    };

    // Fields that take a constant, and have a namesake that takes a path.
    private static readonly HashSet<string> s_constants = new(StringComparer.Ordinal)
    {
        "Seconds", "Timestamp", "TimeoutSeconds", "HeartbeatSeconds", "MaxConcurrency", "Error", "Cause", "ToleratedFailureCount",
        "ToleratedFailurePercentage", "MaxItems", "MaxItemsPerBatch", "MaxInputBytesPerBatch", "StringEquals", "StringLessThan",
        "StringGreaterThan", "StringLessThanEquals", "StringGreaterThanEquals", "TimestampEquals", "TimestampLessThan",
        "TimestampGreaterThan", "TimestampLessThanEquals", "TimestampGreaterThanEquals",
    };

    /// <summary>All warnings, in the order of the document.</summary>
    /// <param name="definition">A definition, with faults perhaps; what is no JSON object has no warnings.</param>
    public static IReadOnlyList<Diagnostic> Of(string definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        try
        {
            return JsonValue.Parse(definition) is JsonObject machine
                ? [.. WrittenState.Of(machine).Where(state => !state.IsJsonata).SelectMany(Of)]
                : [];
        }
        catch (JsonSyntaxException)
        {
            return [];
        }
    }

    private static IEnumerable<Diagnostic> Of(WrittenState state) =>
        state.Fields.SelectMany(field => InField(state, field.Key, field.Value, $"{state.Pointer}/{field.Key}"));

    private static IEnumerable<Diagnostic> InField(WrittenState state, string name, JsonValue value, string pointer) => value switch
    {
        _ when name == "Result" => InResult(value, pointer),
        _ when s_templates.Contains(name) => InTemplate(value, pointer),
        JsonString text when s_constants.Contains(name) && IsPath(text.Value) =>
            [new Diagnostic("NO_PATH", $"The value of the field '{name}' looks like a path. Use '{name}Path' to refer to one", pointer)],
        JsonArray array => array.Items.SelectMany((item, at) => InField(state, name, item, $"{pointer}/{at}")),
        JsonObject content => content.Members.SelectMany(member =>
            InField(state, member.Key, member.Value, $"{pointer}/{Reading.Fields.Escape(member.Key)}")),
        _ => [],
    };

    private static IEnumerable<Diagnostic> InTemplate(JsonValue value, string pointer) => value switch
    {
        JsonArray array => array.Items.SelectMany((item, at) => InTemplate(item, $"{pointer}/{at}")),
        JsonObject content => content.Members.SelectMany(member => InMember(member.Key, member.Value, pointer)),
        _ => [],
    };

    private static IEnumerable<Diagnostic> InMember(string name, JsonValue value, string pointer)
    {
        var place = $"{pointer}/{Reading.Fields.Escape(name)}";
        if (name.EndsWith(".$", StringComparison.Ordinal))
        {
            return [];
        }

        return value is JsonString text
            ? IsPath(text.Value) || IsCall(text.Value)
                ? [new Diagnostic("NO_DOLLAR", $"The value of the field '{name}' looks like a JSONPath or an intrinsic function call. Use '{name}.$' to evaluate it", place)]
                : []
            : InTemplate(value, place);
    }

    private static IEnumerable<Diagnostic> InResult(JsonValue value, string pointer) => value switch
    {
        JsonString text when IsPath(text.Value) || IsCall(text.Value) => [Static(pointer)],
        JsonArray array => array.Items.SelectMany((item, at) => InResult(item, $"{pointer}/{at}")),
        JsonObject content => content.Members.SelectMany(member =>
        {
            var place = $"{pointer}/{Reading.Fields.Escape(member.Key)}";
            return member.Key.EndsWith(".$", StringComparison.Ordinal) ? [Static(place)] : InResult(member.Value, place);
        }),
        _ => [],
    };

    private static Diagnostic Static(string place) => new(
        "PASS_RESULT_IS_STATIC", "The Result of a Pass state is static: paths in it are not evaluated. Use 'Parameters' instead", place);

    private static bool IsPath(string text) =>
        text.Length > 1 && text[0] == '$' && text[1] is '.' or '[' or '$' && Compiles(text);

    private static bool IsCall(string text) => text.StartsWith("States.", StringComparison.Ordinal) && text.EndsWith(')') && Compiles(text);

    private static bool Compiles(string text)
    {
        try
        {
            IntrinsicParser.Compile(text);
            return true;
        }
        catch (PathSyntaxException)
        {
            return false;
        }
    }
}
