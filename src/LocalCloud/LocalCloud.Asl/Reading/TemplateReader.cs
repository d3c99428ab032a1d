using LocalCloud.Asl.Json;
using LocalCloud.Asl.Paths;
using LocalCloud.Asl.Queries;

namespace LocalCloud.Asl.Reading;

/// <summary>Compiles paths, intrinsic calls and payload templates.</summary>
internal static class TemplateReader
{
    /// <summary>A path a field holds; null where there is none, or no valid one.</summary>
    /// <param name="fields">The object.</param>
    /// <param name="name">The field.</param>
    /// <param name="isReference">Whether it must name one place.</param>
    public static PathExpression? Path(Fields fields, string name, bool isReference = false)
    {
        if (fields.Text(name) is not { } text)
        {
            return null;
        }

        try
        {
            var path = JsonPath.Compile(text);
            if (!isReference || path.IsReference)
            {
                return new PathExpression(path);
            }

            fields.Faults.Schema("Value is not a Reference Path: " + Reason(path), fields.At(name));
        }
        catch (PathSyntaxException)
        {
            fields.Faults.Schema("Value is not a valid JSONPath", fields.At(name));
        }

        return null;
    }

    /// <summary>A path or an intrinsic call a field holds.</summary>
    public static Expression? PathOrCall(Fields fields, string name)
    {
        if (fields.Text(name) is not { } text)
        {
            return null;
        }

        try
        {
            return IntrinsicParser.Compile(text);
        }
        catch (PathSyntaxException)
        {
            fields.Faults.Schema(
                $"The value for the field '{name}' must be a valid JSONPath or a valid intrinsic function call",
                fields.Pointer);
            return null;
        }
    }

    /// <summary>The payload template of a field; null where there is none.</summary>
    public static Expression? Template(Fields fields, string name) =>
        fields.Value(name) is { } value ? Compile(value, fields.At(name), fields.Faults) : null;

    /// <summary>A payload template that must be an object.</summary>
    public static Expression? ObjectTemplate(Fields fields, string name) =>
        fields.Object(name) is null ? null : Template(fields, name);

    private static Expression Compile(JsonValue value, string pointer, Faults faults)
    {
        switch (value)
        {
            case JsonObject content:
                return CompileObject(content, pointer, faults);
            case JsonArray array:
                var items = new Expression[array.Count];
                for (var i = 0; i < items.Length; i++)
                {
                    items[i] = Compile(array[i], $"{pointer}/{i}", faults);
                }

                return items.All(item => item is ConstantExpression)
                    ? new ConstantExpression(value)
                    : new TemplateArrayExpression(items);
            default:
                return new ConstantExpression(value);
        }
    }

    private static Expression CompileObject(JsonObject content, string pointer, Faults faults)
    {
        var members = new List<TemplateExpression.Member>(content.Count);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (field, value) in content.Members)
        {
            var isComputed = field.EndsWith(".$", StringComparison.Ordinal);
            var name = isComputed ? field[..^2] : field;
            if (!names.Add(name))
            {
                faults.Schema($"The field '{name}' is given twice", pointer);
                continue;
            }

            members.Add(new TemplateExpression.Member(name, field, isComputed
                ? CompileComputed(field, value, pointer, faults)
                : Compile(value, $"{pointer}/{Fields.Escape(field)}", faults)));
        }

        return members.All(member => member.Value is ConstantExpression)
            ? new ConstantExpression(content)
            : new TemplateExpression([.. members]);
    }

    private static Expression CompileComputed(string field, JsonValue value, string pointer, Faults faults)
    {
        try
        {
            if (value is JsonString text)
            {
                return IntrinsicParser.Compile(text.Value);
            }
        }
        catch (PathSyntaxException)
        {
            // Told below, in AWS's words.
        }

        faults.Schema(
            $"The value for the field '{field}' must be a valid JSONPath or a valid intrinsic function call", pointer);
        return new ConstantExpression(JsonNull.Instance);
    }

    private static string Reason(JsonPath path) => $"{path.Text} must name one place";
}
