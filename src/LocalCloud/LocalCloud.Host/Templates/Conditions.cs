using System.Text.Json.Nodes;

namespace LocalCloud.Host.Templates;

/// <summary>The Conditions of a template.</summary>
internal sealed class Conditions(TemplateSource source, Evaluator evaluator)
{
    private readonly HashSet<string> _open = [];

    /// <summary>Whether a named condition holds.</summary>
    public bool Holds(string name, string path)
    {
        if (!source.Conditions.TryGetPropertyValue(name, out var condition))
        {
            source.Faults.Add(path, $"there is no condition {name}");
            return false;
        }

        if (!_open.Add(name))
        {
            source.Faults.Add($"Conditions.{name}", "refers to itself");
            return false;
        }

        var holds = IsTrue(condition, $"Conditions.{name}");
        _open.Remove(name);
        return holds;
    }

    /// <summary>Whether an expression of condition functions is true.</summary>
    public bool IsTrue(JsonNode? node, string path)
    {
        if (node is JsonObject { Count: 1 } function)
        {
            var (name, argument) = function.First();
            var list = argument as JsonArray ?? [];
            switch (name)
            {
                case "Condition":
                    return Holds(argument?.ToString() ?? "", path);
                case "Fn::Equals" when list.Count == 2:
                    return evaluator.Text(list[0], path) == evaluator.Text(list[1], path);
                case "Fn::And" when list.Count > 0:
                    return list.All(item => IsTrue(item, path));
                case "Fn::Or" when list.Count > 0:
                    return list.Any(item => IsTrue(item, path));
                case "Fn::Not" when list.Count == 1:
                    return !IsTrue(list[0], path);
                default:
                    break;
            }
        }

        source.Faults.Add(path, "must be Fn::Equals, Fn::And, Fn::Or, Fn::Not or Condition with its arguments");
        return false;
    }
}
