using LocalCloud.Asl.Json;
using LocalCloud.Asl.Jsonata;
using LocalCloud.Asl.Queries;

namespace LocalCloud.Asl.Reading;

/// <summary>Compiles the <c>{% %}</c> expressions of a state whose query language is JSONata.</summary>
internal static class JsonataReader
{
    private const string Opening = "{%";
    private const string Closing = "%}";

    /// <summary>A field of any JSON, with expressions anywhere in it; null where the field is not there.</summary>
    public static Expression? Template(Fields fields, string name) =>
        fields.Value(name) is { } value ? Compile(value, name, fields.At(name), fields.Faults, JsonataResult.Any) : null;

    /// <summary>A field that must be an object, or an expression.</summary>
    public static Expression? ObjectTemplate(Fields fields, string name) =>
        fields.Value(name) is JsonString text && IsQuery(text.Value) ? Template(fields, name)
        : fields.Object(name) is null ? null
        : Template(fields, name);

    /// <summary>A field that is an expression as a whole; null where it is none, so that it is read as a constant.</summary>
    public static Expression? Query(Fields fields, string name, JsonataResult expected) =>
        fields.IsJsonata && fields.Value(name) is JsonString text && IsQuery(text.Value)
            ? Compile(text, name, fields.At(name), fields.Faults, expected)
            : null;

    private static bool IsQuery(string text) => text.StartsWith(Opening, StringComparison.Ordinal);

    private static Expression Compile(JsonValue value, string field, string pointer, Faults faults, JsonataResult expected)
    {
        switch (value)
        {
            case JsonString text when IsQuery(text.Value):
                return CompileQuery(text.Value, field, pointer, faults, expected);
            case JsonObject content:
                var members = content.Members.Select(member => new TemplateExpression.Member(
                    member.Key,
                    member.Key,
                    Compile(member.Value, $"{field}/{member.Key}", $"{pointer}/{Fields.Escape(member.Key)}", faults, JsonataResult.Any))).ToArray();
                return members.All(member => member.Value is ConstantExpression)
                    ? new ConstantExpression(content)
                    : new TemplateExpression(members);
            case JsonArray array:
                var items = new Expression[array.Count];
                for (var i = 0; i < items.Length; i++)
                {
                    items[i] = Compile(array[i], $"{field}[{i}]", $"{pointer}/{i}", faults, JsonataResult.Any);
                }

                return items.All(item => item is ConstantExpression)
                    ? new ConstantExpression(value)
                    : new TemplateArrayExpression(items);
            default:
                return new ConstantExpression(value);
        }
    }

    private static Expression CompileQuery(string text, string field, string pointer, Faults faults, JsonataResult expected)
    {
        if (!text.EndsWith(Closing, StringComparison.Ordinal) || text.Length < Opening.Length + Closing.Length)
        {
            faults.Schema($"A JSONata expression must end with '{Closing}'", pointer);
            return new ConstantExpression(JsonNull.Instance);
        }

        try
        {
            var expression = JsonataExpression.Compile(text[Opening.Length..^Closing.Length].Trim());
            return new JsonataQuery(expression, field, expected);
        }
        catch (JsonataException error)
        {
            faults.Schema($"Value is not a valid JSONata expression. {error.Code}: {error.Message}", pointer);
            return new ConstantExpression(JsonNull.Instance);
        }
    }
}
