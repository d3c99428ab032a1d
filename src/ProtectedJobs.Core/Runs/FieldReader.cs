using System.Globalization;
using System.Text.Json;

namespace ProtectedJobs.Core.Runs;

/// <summary>
/// Reads one JSON object member by member and writes down what is wrong instead of stopping at it. A member that is never
/// asked for is unknown, and a fault (<see cref="RejectUnknown"/>).
/// </summary>
internal sealed class FieldReader
{
    private const int LongestFound = 100;
    private readonly List<Fault> _faults;
    private readonly string _path;
    private readonly Dictionary<string, JsonElement> _members = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public FieldReader(JsonElement value, string path, List<Fault> faults)
    {
        _faults = faults;
        _path = path;
        foreach (var member in value.EnumerateObject())
        {
            if (!_members.TryAdd(member.Name, member.Value))
            {
                Add(PathOf(member.Name), "the member once", "it twice");
            }
        }
    }

    public static FieldReader? Open(JsonElement value, string path, List<Fault> faults)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            return new FieldReader(value, path, faults);
        }

        faults.Add(new Fault(path.Length == 0 ? "$" : path, "a JSON object", Tell(value)));
        return null;
    }

    public string PathOf(string name) => _path.Length == 0 ? name : $"{_path}.{name}";

    public void Add(string field, string wanted, string found) => _faults.Add(new Fault(field, wanted, found));

    public FieldReader? Object(string name, bool required = false) =>
        Take(name, required, "an object") is { } value ? Open(value, PathOf(name), _faults) : null;

    public string? Text(string name, string wanted, Func<string, bool> accept, bool required = false)
    {
        if (Take(name, required, wanted) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && value.GetString() is { } text && accept(text))
        {
            return text;
        }

        Add(PathOf(name), wanted, Tell(value));
        return null;
    }

    public int? Whole(string name, int least, int most, bool required = false)
    {
        var wanted = string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}");
        if (Take(name, required, wanted) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most)
        {
            return number;
        }

        Add(PathOf(name), wanted, Tell(value));
        return null;
    }

    public double? Positive(string name, bool required = false)
    {
        const string Wanted = "a number above 0";
        if (Take(name, required, Wanted) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.GetDouble() is var number && double.IsFinite(number) && number > 0)
        {
            return number;
        }

        Add(PathOf(name), Wanted, Tell(value));
        return null;
    }

    public JsonElement? Value(string name, string wanted, bool required = false) => Take(name, required, wanted);

    public DateTimeOffset? Time(string name, bool required = false)
    {
        const string Wanted = "a time such as 2026-01-31T08:00:00Z";
        if (Take(name, required, Wanted) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var time))
        {
            return time;
        }

        Add(PathOf(name), Wanted, Tell(value));
        return null;
    }

    public IReadOnlyDictionary<string, string> Map(string name, MapLimits limits)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Object(name) is not { } members)
        {
            return map;
        }

        foreach (var key in members._members.Keys)
        {
            members._known.Add(key);
            var value = members._members[key];
            if (!limits.AcceptsKey(key))
            {
                Add(PathOf(name), limits.WantedKey, $"the name {Quote(key)}");
            }
            else if (value.ValueKind != JsonValueKind.String || value.GetString()!.Length > limits.LongestValue)
            {
                var found = limits.Sensitive && value.ValueKind == JsonValueKind.String
                    ? string.Create(CultureInfo.InvariantCulture, $"{value.GetString()!.Length} characters")
                    : limits.Sensitive ? KindOf(value) : Tell(value);
                Add(members.PathOf(key), $"text of at most {limits.LongestValue} characters", found);
            }
            else
            {
                map[key] = value.GetString()!;
            }
        }

        if (map.Count > limits.Most)
        {
            Add(PathOf(name), $"at most {limits.Most} members", string.Create(CultureInfo.InvariantCulture, $"{map.Count}"));
        }

        return map;
    }

    public void RejectUnknown()
    {
        foreach (var name in _members.Keys.Where(name => !_known.Contains(name)))
        {
            Add(PathOf(name), $"one of {string.Join(", ", _known)}", "an unknown member");
        }
    }

    private JsonElement? Take(string name, bool required, string wanted)
    {
        _known.Add(name);
        // null stands for "absent", as it does in the skeletons that the AWS CLI prints.
        if (_members.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null)
        {
            return value;
        }

        if (required)
        {
            Add(PathOf(name), wanted, "nothing");
        }

        return null;
    }

    private static string Tell(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Quote(value.GetString()!),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => Cut(value.GetRawText()),
        _ => KindOf(value),
    };

    private static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };

    private static string Quote(string text) => $"\"{Cut(text)}\"";

    private static string Cut(string text) => text.Length <= LongestFound ? text : $"{text[..LongestFound]}…";
}
