using System.Text.Json.Nodes;
using ProtectedJobs.Cli.AwsCommands.Shapes;
using ProtectedJobs.Cli.AwsCommands.Values;

namespace ProtectedJobs.Cli.AwsCommands.Validation;

/// <summary>Checks a request against the API's constraints before it is sent; finds all faults at once.</summary>
/// <remarks>
/// Types, members, unions and minimums are told in the AWS CLI's words. It leaves maximums, patterns and values to the service; they are told here
/// in the same manner, as a request that must be refused is better refused before it is sent. Values of template parameters are never shown.
/// </remarks>
internal sealed class RequestCheck
{
    private readonly List<string> _faults = [];

    private RequestCheck()
    {
    }

    /// <summary>Checks a request.</summary>
    /// <exception cref="CommandFault">It has faults; all are told.</exception>
    public static void Check(Shape.Structure input, JsonObject request)
    {
        var check = new RequestCheck();
        check.Structure(input, request, "");
        if (check._faults.Count > 0)
        {
            throw new CommandFault(AwsExitCode.BadUsage, $"Parameter validation failed:\n{string.Join('\n', check._faults)}");
        }
    }

    private void Value(Shape shape, JsonNode? value, string name)
    {
        switch (shape)
        {
            case Shape.Structure structure when IsOf<JsonObject>(value, name, "dict", out var members):
                Structure(structure, members, name);
                break;
            case Shape.Map map when IsOf<JsonObject>(value, name, "dict", out var entries):
                Map(map, entries, name);
                break;
            case Shape.ListOf list when IsOf<JsonArray>(value, name, "list", out var items):
                foreach (var (at, item) in items.Index())
                {
                    Value(list.Item, item, $"{name}[{at}]");
                }

                break;
            case Shape.Text text when IsOfKind(value, name, "str"):
                Text(text, value!.GetValue<string>(), name, isShown: true);
                break;
            case Shape.Whole whole when IsOfKind(value, name, "int"):
                Whole(whole, value!, name);
                break;
        }
    }

    private void Structure(Shape.Structure structure, JsonObject members, string name)
    {
        var known = string.Join(", ", structure.Members.Select(member => member.Name));
        if (structure.IsUnion)
        {
            var set = members.Count(member => member.Value is not null);
            if (set == 0)
            {
                _faults.Add($"Must set one of the following keys for tagged unionstructure {name}: {known}.");
            }
            else if (members.Count > 1)
            {
                _faults.Add($"Invalid number of parameters set for tagged union structure {name}. Can only set one of the following keys: {known}.");
            }
        }

        var place = name.Length == 0 ? "input" : name;
        _faults.AddRange(structure.Members
            .Where(member => member.IsRequired && !members.ContainsKey(member.Name))
            .Select(member => $"Missing required parameter in {place}: \"{member.Name}\""));
        _faults.AddRange(members
            .Where(given => structure[given.Key] is null)
            .Select(given => $"Unknown parameter in {place}: \"{given.Key}\", must be one of: {known}"));
        foreach (var (key, value) in members)
        {
            if (structure[key] is { } member)
            {
                Value(member.Shape, value, name.Length == 0 ? key : $"{name}.{key}");
            }
        }
    }

    private void Map(Shape.Map map, JsonObject entries, string name)
    {
        if (entries.Count > map.Maximum)
        {
            _faults.Add($"Invalid length for parameter {name}, value: {entries.Count}, valid max length: {map.Maximum}");
        }

        foreach (var (key, value) in entries)
        {
            Text(map.Key, key, $"{name} (key: {key})", isShown: true);
            if (IsOfKind(value, $"{name}.{key}", "str"))
            {
                Text(map.Value, value!.GetValue<string>(), $"{name}.{key}", isShown: false);
            }
        }
    }

    private void Text(Shape.Text rule, string text, string name, bool isShown)
    {
        var length = text.EnumerateRunes().Count();
        if (length < rule.Minimum)
        {
            _faults.Add($"Invalid length for parameter {name}, value: {length}, valid min length: {rule.Minimum}");
        }
        else if (length > rule.Maximum)
        {
            _faults.Add($"Invalid length for parameter {name}, value: {length}, valid max length: {rule.Maximum}");
        }
        else if (rule.Matcher?.Invoke().IsMatch(text) == false)
        {
            _faults.Add($"Invalid value for parameter {name}{(isShown ? $", value: {text}" : "")}, valid pattern: {rule.Pattern}");
        }
        else if (rule.Values.Count > 0 && !rule.Values.Contains(text))
        {
            _faults.Add($"Invalid value for parameter {name}, value: {text}, valid values: {string.Join(", ", rule.Values)}");
        }
    }

    private void Whole(Shape.Whole rule, JsonNode value, string name)
    {
        if (!long.TryParse(value.ToJsonString(), out var number) || number > (rule.Maximum ?? long.MaxValue))
        {
            _faults.Add($"Invalid value for parameter {name}, value: {value.ToJsonString()}, valid max value: {rule.Maximum}");
        }
        else if (number < rule.Minimum)
        {
            _faults.Add($"Invalid value for parameter {name}, value: {number}, valid min value: {rule.Minimum}");
        }
    }

    private bool IsOf<T>(JsonNode? value, string name, string wanted, out T found)
        where T : JsonNode
    {
        found = (value as T)!;
        return found is not null || Refuse(value, name, wanted);
    }

    private bool IsOfKind(JsonNode? value, string name, string wanted) =>
        PythonText.TypeOf(value) == wanted || Refuse(value, name, wanted);

    private bool Refuse(JsonNode? value, string name, string wanted)
    {
        _faults.Add($"Invalid type for parameter {name}, value: {PythonText.InMessage(value)}, type: <class '{PythonText.TypeOf(value)}'>, valid types: <class '{wanted}'>");
        return false;
    }
}
