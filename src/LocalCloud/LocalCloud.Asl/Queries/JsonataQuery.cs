using LocalCloud.Asl.Json;
using LocalCloud.Asl.Jsonata;

namespace LocalCloud.Asl.Queries;

/// <summary>
/// A JSONata expression of a field, <c>{% … %}</c>. It sees <c>$states</c> (input, context, and result or errorOutput where there is one)
/// and the variables. Whatever goes wrong in it is a States.QueryEvaluationError.
/// </summary>
/// <param name="expression">The expression.</param>
/// <param name="field">The field, with the names inside it: <c>Arguments/Payload</c>.</param>
/// <param name="expected">What its value must be; <see cref="JsonataResult.Any"/> for any.</param>
internal sealed class JsonataQuery(JsonataExpression expression, string field, JsonataResult expected) : Expression
{
    public override JsonValue Evaluate(Scope scope)
    {
        JsonValue? value;
        try
        {
            var context = new JsonataContext { Now = scope.Now, Random = scope.Random };
            value = expression.Evaluate(input: null, context, name => Variable(scope, name));
        }
        catch (JsonataException error)
        {
            throw Fault($"threw an error during evaluation. {error.Code}: {error.Message}");
        }

        if (value is null)
        {
            throw Fault("returned nothing (undefined).");
        }

        var fits = expected switch
        {
            JsonataResult.Boolean => value is JsonBoolean,
            JsonataResult.Text => value is JsonString,
            JsonataResult.Items => value is JsonArray,
            JsonataResult.Number => value is JsonNumber,
            JsonataResult.WholeNumber => value is JsonNumber number && number.TryGetInt64(out var whole) && whole >= 0,
            JsonataResult.Timestamp => value is JsonString text && Timestamp.TryParse(text.Value, out _),
            _ => true,
        };
        return fits
            ? value
            : throw Fault($"returned an unexpected result type. Expected '{Name(expected)}', but was '{Name(value)}' for value: {value.ToCompactText()}");
    }

    private StateFault Fault(string what) =>
        StateFault.Evaluation($"The JSONata expression '{expression.Text}' specified for the field '{field}' {what}", field);

    private static JsonValue? Variable(Scope scope, string name) =>
        name == "states" ? States(scope) : scope.Variables[name];

    private static JsonObject States(Scope scope)
    {
        var states = new JsonObjectBuilder().Set("input", scope.Data).Set("context", scope.Context);
        if (scope.Result is { } result)
        {
            states.Set("result", result);
        }

        if (scope.ErrorOutput is { } error)
        {
            states.Set("errorOutput", error);
        }

        return states.Build();
    }

    private static string Name(JsonataResult kind) => kind switch
    {
        JsonataResult.Boolean => "boolean",
        JsonataResult.Text => "string",
        JsonataResult.Items => "array",
        JsonataResult.Timestamp => "timestamp",
        JsonataResult.WholeNumber => "non-negative integer",
        _ => "number",
    };

    private static string Name(JsonValue value) => value switch
    {
        JsonBoolean => "boolean",
        JsonString => "string",
        JsonArray => "array",
        JsonNumber => "number",
        JsonObject => "object",
        _ => "null",
    };
}
