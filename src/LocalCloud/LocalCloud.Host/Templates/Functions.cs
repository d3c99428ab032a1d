using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LocalCloud.Host.Templates;

/// <summary>The intrinsic functions but Ref and the conditions.</summary>
internal sealed partial class Functions(TemplateSource source, Evaluator evaluator, Conditions conditions)
{
    /// <summary>Calls one.</summary>
    /// <param name="name">With its <c>Fn::</c>.</param>
    /// <param name="argument">Not evaluated.</param>
    /// <param name="path">Where the call is.</param>
    public JsonNode? Call(string name, JsonNode? argument, string path) => name switch
    {
        "Fn::GetAtt" => GetAtt(argument, path),
        "Fn::Sub" => Sub(argument, path),
        "Fn::If" => If(argument, path),
        "Fn::Join" => Join(argument, path),
        "Fn::Select" => Select(argument, path),
        "Fn::Split" => Split(argument, path),
        "Fn::FindInMap" => FindInMap(argument, path),
        "Fn::Base64" => Convert.ToBase64String(Encoding.UTF8.GetBytes(evaluator.Text(argument, path) ?? "")),
        "Fn::ToJsonString" => evaluator.Evaluate(argument, path)?.ToJsonString() ?? "null",
        "Fn::Length" when evaluator.Evaluate(argument, path) is JsonArray list => list.Count,
        "Fn::Equals" or "Fn::And" or "Fn::Or" or "Fn::Not" or "Condition" =>
            conditions.IsTrue(new JsonObject { [name] = argument?.DeepClone() }, path),
        _ => Refuse(name, path),
    };

    [GeneratedRegex(@"\$\{([^}]*)\}")]
    private static partial Regex Placeholder();

    private JsonValue Refuse(string name, string path)
    {
        source.Faults.Add(path, $"{name} cannot be evaluated locally");
        return JsonValue.Create("");
    }

    private JsonValue Wrong(string path, string wanted)
    {
        source.Faults.Add(path, $"must be {wanted}");
        return JsonValue.Create("");
    }

    private JsonNode? GetAtt(JsonNode? argument, string path)
    {
        var parts = argument switch
        {
            JsonArray { Count: >= 2 } list => [.. list.Select(item => evaluator.Text(item, path) ?? "")],
            JsonValue text => text.ToString().Split('.', 2),
            _ => Array.Empty<string>(),
        };
        if (parts.Length < 2)
        {
            return Wrong(path, "[resource, attribute]");
        }

        var attribute = string.Join('.', parts.Skip(1));
        return evaluator.Identities.GetAtt(parts[0], attribute, path)
            ?? Wrong(path, $"an attribute of a resource; there is no {parts[0]}.{attribute}");
    }

    private JsonNode? Sub(JsonNode? argument, string path)
    {
        var (template, map) = argument switch
        {
            JsonValue text => (text.ToString(), []),
            JsonArray { Count: 2 } list when list[0] is JsonValue text && list[1] is JsonObject given => (text.ToString(), given),
            _ => (null, new JsonObject()),
        };
        if (template is null)
        {
            return Wrong(path, "a string, or [string, map]");
        }

        return Placeholder().Replace(template, match =>
        {
            var name = match.Groups[1].Value.Trim();
            if (name.StartsWith('!'))
            {
                return $"${{{name[1..]}}}";
            }

            if (map.TryGetPropertyValue(name, out var given))
            {
                return evaluator.Text(given, path) ?? "";
            }

            // A dot may also be part of a logical id that SAM makes: Function.Alias.
            var value = name.Contains('.', StringComparison.Ordinal)
                ? GetAtt(JsonValue.Create(name), path)
                : evaluator.Ref(name, path);
            return value is JsonValue ? value.ToString() : Wrong(path, $"a string, but ${{{name}}} is none").ToString();
        });
    }

    private JsonNode? If(JsonNode? argument, string path)
    {
        if (argument is not JsonArray { Count: 3 } list)
        {
            return Wrong(path, "[condition, value if true, value if false]");
        }

        var chosen = conditions.Holds(list[0]?.ToString() ?? "", path) ? list[1] : list[2];
        return evaluator.Evaluate(chosen, path) ?? evaluator.Ref("AWS::NoValue", path);
    }

    private JsonNode? Join(JsonNode? argument, string path)
    {
        if (argument is not JsonArray { Count: 2 } list || evaluator.Evaluate(list[1], path) is not JsonArray items)
        {
            return Wrong(path, "[delimiter, list]");
        }

        return string.Join(list[0]?.ToString() ?? "", items.Select(item => item?.ToString()));
    }

    private JsonNode? Select(JsonNode? argument, string path)
    {
        if (argument is not JsonArray { Count: 2 } list
            || evaluator.Evaluate(list[1], path) is not JsonArray items
            || !int.TryParse(evaluator.Text(list[0], path), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return Wrong(path, "[index, list]");
        }

        return index < items.Count ? items[index]?.DeepClone() : Wrong(path, $"an index below {items.Count}, found {index}");
    }

    private JsonNode? Split(JsonNode? argument, string path)
    {
        if (argument is not JsonArray { Count: 2 } list
            || list[0]?.ToString() is not { Length: > 0 } delimiter
            || evaluator.Text(list[1], path) is not { } text)
        {
            return Wrong(path, "[delimiter, string]");
        }

        return new JsonArray([.. text.Split(delimiter).Select(part => (JsonNode)part)]);
    }

    private JsonNode? FindInMap(JsonNode? argument, string path)
    {
        if (argument is not JsonArray { Count: 3 or 4 } list)
        {
            return Wrong(path, "[map, key, key]");
        }

        var keys = list.Take(3).Select(item => evaluator.Text(item, path) ?? "").ToArray();
        var found = source.Mappings[keys[0]] is JsonObject map && map[keys[1]] is JsonObject inner ? inner[keys[2]] : null;
        if (found is not null)
        {
            return found.DeepClone();
        }

        return list.Count == 4 && list[3] is JsonObject options && options.ContainsKey("DefaultValue")
            ? evaluator.Evaluate(options["DefaultValue"], path)
            : Wrong(path, $"a key of the mappings; there is no {string.Join('.', keys)}");
    }
}
