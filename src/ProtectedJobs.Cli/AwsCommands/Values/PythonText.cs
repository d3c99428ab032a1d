using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ProtectedJobs.Cli.AwsCommands.Values;

/// <summary>Values as the AWS CLI writes them into text and messages, which is how Python does.</summary>
internal static class PythonText
{
    /// <summary>A JSON number: an integer's digits as they are, a fraction in the shortest form that reads back the same.</summary>
    public static string OfNumber(string json) => json.AsSpan().ContainsAny('.', 'e', 'E')
        ? OfFraction(double.Parse(json, CultureInfo.InvariantCulture))
        : json;

    /// <summary>The shortest form that reads back the same: 5.0, 1e-05, 1e+16.</summary>
    public static string OfFraction(double value)
    {
        var scientific = value.ToString("E16", CultureInfo.InvariantCulture);
        var exponent = int.Parse(scientific.AsSpan(scientific.IndexOf('E') + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var digits = shortest.Split('E')[0].TrimStart('-').Replace(".", "", StringComparison.Ordinal).TrimStart('0').TrimEnd('0');
        if (digits.Length == 0)
        {
            return double.IsNegative(value) ? "-0.0" : "0.0";
        }

        var sign = value < 0 ? "-" : "";
        if (exponent is < -4 or >= 16)
        {
            var tail = digits.Length > 1 ? $".{digits[1..]}" : "";
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}{tail}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
        }

        if (exponent < 0)
        {
            return $"{sign}0.{new string('0', -exponent - 1)}{digits}";
        }

        return digits.Length <= exponent + 1
            ? $"{sign}{digits.PadRight(exponent + 1, '0')}.0"
            : $"{sign}{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}";
    }

    /// <summary>A value inside a message: a text without quotation marks, everything else as <see cref="Shown"/>.</summary>
    public static string InMessage(JsonNode? value) =>
        value is JsonValue scalar && scalar.GetValueKind() == JsonValueKind.String ? scalar.GetValue<string>() : Shown(value);

    /// <summary>A value as a list or an object shows it.</summary>
    public static string Shown(JsonNode? value) => value switch
    {
        null => "None",
        JsonArray list => $"[{string.Join(", ", list.Select(Shown))}]",
        JsonObject map => $"{{{string.Join(", ", map.Select(m => $"{Quoted(m.Key)}: {Shown(m.Value)}"))}}}",
        _ => value.GetValueKind() switch
        {
            JsonValueKind.String => Quoted(value.GetValue<string>()),
            JsonValueKind.True => "True",
            JsonValueKind.False => "False",
            _ => OfNumber(value.ToJsonString()),
        },
    };

    /// <summary>The name of a value's type.</summary>
    public static string TypeOf(JsonNode? value) => value switch
    {
        null => "NoneType",
        JsonArray => "list",
        JsonObject => "dict",
        _ => value.GetValueKind() switch
        {
            JsonValueKind.String => "str",
            JsonValueKind.True or JsonValueKind.False => "bool",
            _ => value.ToJsonString().AsSpan().ContainsAny('.', 'e', 'E') ? "float" : "int",
        },
    };

    private static string Quoted(string text)
    {
        var quote = text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        var shown = new StringBuilder().Append(quote);
        foreach (var c in text)
        {
            _ = c switch
            {
                '\n' => shown.Append("\\n"),
                '\r' => shown.Append("\\r"),
                '\t' => shown.Append("\\t"),
                '\\' => shown.Append("\\\\"),
                _ when c == quote => shown.Append('\\').Append(c),
                < ' ' or '\x7f' => shown.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}"),
                _ => shown.Append(c),
            };
        }

        return shown.Append(quote).ToString();
    }
}
