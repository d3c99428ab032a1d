using System.Text.Json.Nodes;

namespace LocalCloud.Host.Templates;

/// <summary>Evaluates CloudFormation's intrinsic functions in a template.</summary>
internal sealed class Evaluator
{
    // Stands for AWS::NoValue; whoever holds it leaves the member out. Compared by reference.
    private static readonly JsonValue s_noValue = JsonValue.Create("AWS::NoValue");

    private readonly TemplateSource _source;
    private readonly Dictionary<string, JsonNode> _parameters;
    private readonly Conditions _conditions;
    private readonly Functions _functions;

    public Evaluator(TemplateSource source)
    {
        _source = source;
        _parameters = ParameterValues.Read(source);
        _conditions = new Conditions(source, this);
        Identities = new Identities(source, this);
        _functions = new Functions(source, this, _conditions);
    }

    /// <summary>Names and attributes of resources.</summary>
    public Identities Identities { get; }

    /// <summary>A node with every intrinsic function in it evaluated; null where there is no value.</summary>
    /// <param name="node">A part of the template; not changed.</param>
    /// <param name="path">Where it is, for faults.</param>
    public JsonNode? Evaluate(JsonNode? node, string path)
    {
        var value = Any(node, path);
        return ReferenceEquals(value, s_noValue) ? null : value;
    }

    /// <summary>Evaluates what must be a scalar.</summary>
    public string? Text(JsonNode? node, string path)
    {
        var value = Evaluate(node, path);
        if (value is null or JsonValue)
        {
            return value?.ToString();
        }

        _source.Faults.Add(path, "must be a string");
        return null;
    }

    /// <summary>Whether a resource's condition, if it has one, holds.</summary>
    public bool Includes(JsonObject resource, string path) =>
        resource["Condition"] is not JsonValue name || _conditions.Holds(name.ToString(), $"{path}.Condition");

    /// <summary>Ref.</summary>
    public JsonNode? Ref(string name, string path)
    {
        if (name == "AWS::NoValue")
        {
            return s_noValue;
        }

        if (Pseudo(name) is { } pseudo)
        {
            return pseudo;
        }

        if (_parameters.TryGetValue(name, out var parameter))
        {
            return parameter.DeepClone();
        }

        if (Identities.Ref(name, path) is { } resource)
        {
            return resource;
        }

        _source.Faults.Add(path, $"{name} is no parameter, resource or pseudo parameter");
        return "";
    }

    private JsonNode? Any(JsonNode? node, string path)
    {
        switch (node)
        {
            case JsonObject function when function.Count == 1 && IsFunction(function.First().Key):
                var (name, argument) = function.First();
                return name == "Ref" ? Ref(argument?.ToString() ?? "", path) : _functions.Call(name, argument, path);
            case JsonObject from:
                var to = new JsonObject();
                foreach (var (member, value) in from)
                {
                    var evaluated = Any(value, $"{path}.{member}");
                    if (!ReferenceEquals(evaluated, s_noValue))
                    {
                        to[member] = Free(evaluated);
                    }
                }

                return to;
            case JsonArray list:
                var items = list.Select((item, index) => Any(item, $"{path}[{index}]"))
                    .Where(item => !ReferenceEquals(item, s_noValue));
                return new JsonArray([.. items.Select(Free)]);
            default:
                return node?.DeepClone();
        }
    }

    private JsonValue? Pseudo(string name) => name switch
    {
        "AWS::AccountId" => JsonValue.Create(_source.Settings.AccountId),
        "AWS::Region" => JsonValue.Create(_source.Settings.Region),
        "AWS::Partition" => JsonValue.Create("aws"),
        "AWS::StackName" => JsonValue.Create(_source.Settings.StackName),
        "AWS::StackId" => JsonValue.Create(
            $"arn:aws:cloudformation:{_source.Settings.Region}:{_source.Settings.AccountId}:stack/{_source.Settings.StackName}/local"),
        "AWS::URLSuffix" => JsonValue.Create("amazonaws.com"),
        _ => null,
    };

    private static bool IsFunction(string name) =>
        name is "Ref" or "Condition" || name.StartsWith("Fn::", StringComparison.Ordinal);

    private static JsonNode? Free(JsonNode? node) => node?.Parent is null ? node : node.DeepClone();
}
