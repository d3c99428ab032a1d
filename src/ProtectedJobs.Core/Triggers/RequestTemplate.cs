using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Core.Triggers;

/// <summary>
/// Fills in the references of a request: <c>${detail.object.key}</c> in any text stands for the trigger's fact of that path, as text;
/// members by name, elements as <c>[0]</c>. <c>$${</c> is a plain <c>${</c>. A reference to nothing, or to an object, is a fault: a job
/// that is paid for is not started on a guess.
/// </summary>
internal static partial class RequestTemplate
{
    /// <summary>Fills in one text.</summary>
    public static string Fill(string template, string field, JsonElement facts, List<Fault> faults) =>
        Reference().Replace(template, match => match.Value == "$${" ? "${" : Text(match.Groups["path"].Value, field, facts, faults));

    /// <summary>Fills in a request, and says in it what started the run.</summary>
    /// <param name="request">The request.</param>
    /// <param name="trigger">What started it: replaces what the request says of itself.</param>
    /// <param name="facts">What references refer to; null to leave them as they are.</param>
    /// <param name="faults">References to nothing are added to it.</param>
    /// <returns>The execution's input: the same for every delivery.</returns>
    public static string Fill(JsonElement request, Trigger trigger, JsonElement? facts, List<Fault> faults)
    {
        if (request.ValueKind != JsonValueKind.Object)
        {
            faults.Add(new Fault("request", "an object", request.ValueKind.ToString()));
            return "{}";
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var member in request.EnumerateObject().Where(member => member.Name != "orchestration"))
            {
                json.WritePropertyName(member.Name);
                Write(json, member.Value, $"request.{member.Name}", facts, faults);
            }

            WriteOrchestration(json, request, trigger, facts, faults);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteOrchestration(Utf8JsonWriter json, JsonElement request, Trigger trigger, JsonElement? facts, List<Fault> faults)
    {
        json.WriteStartObject("orchestration");
        if (request.TryGetProperty("orchestration", out var given) && given.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in given.EnumerateObject().Where(member => member.Name != "trigger"))
            {
                json.WritePropertyName(member.Name);
                Write(json, member.Value, $"request.orchestration.{member.Name}", facts, faults);
            }
        }
        else if (given.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null))
        {
            // Left out, its deadline and its budget would not hold.
            faults.Add(new Fault("request.orchestration", "an object", given.ValueKind.ToString()));
        }

        json.WriteStartObject("trigger");
        json.WriteString("kind", trigger.Kind);
        json.WriteString("id", trigger.Id);
        if (trigger.Time is { } time)
        {
            json.WriteString("time", time.UtcDateTime);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, JsonElement value, string field, JsonElement? facts, List<Fault> faults)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    json.WritePropertyName(member.Name);
                    Write(json, member.Value, $"{field}.{member.Name}", facts, faults);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(json, item, $"{field}[]", facts, faults);
                }

                json.WriteEndArray();
                break;
            case JsonValueKind.String when facts is { } known:
                json.WriteStringValue(Fill(value.GetString()!, field, known, faults));
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }

    private static string Text(string path, string field, JsonElement facts, List<Fault> faults)
    {
        var found = facts;
        foreach (Match step in Step().Matches(path))
        {
            var isThere = step.Groups["index"] is { Success: true } index
                ? found.ValueKind == JsonValueKind.Array && int.Parse(index.Value, System.Globalization.CultureInfo.InvariantCulture) < found.GetArrayLength()
                : found.ValueKind == JsonValueKind.Object && found.TryGetProperty(step.Value, out _);
            if (!isThere)
            {
                faults.Add(new Fault(field, $"a fact at ${{{path}}}", "nothing there"));
                return "";
            }

            found = step.Groups["index"] is { Success: true } at
                ? found[int.Parse(at.Value, System.Globalization.CultureInfo.InvariantCulture)]
                : found.GetProperty(step.Value);
        }

        switch (found.ValueKind)
        {
            case JsonValueKind.String:
                return found.GetString()!;
            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                return found.GetRawText();
            default:
                faults.Add(new Fault(field, $"text, a number, true or false at ${{{path}}}", found.ValueKind.ToString()));
                return "";
        }
    }

    [GeneratedRegex(@"\$\$\{|\$\{(?<path>[^{}]+)\}")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\[(?<index>[0-9]{1,4})\]|[^.\[\]]+")]
    private static partial Regex Step();
}
