using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LocalCloud.Services.EventBridge.Targets;

/// <summary>Makes a target's input of an event and a template with placeholders. Pure.</summary>
/// <remarks>
/// A placeholder outside of quotation marks stands for a JSON value: a string arrives quoted. Within quotation marks it is
/// text: a string as it is, anything else as its JSON. What the event has not is the empty text.
/// </remarks>
/// <param name="Template">InputTemplate.</param>
/// <param name="Paths">InputPathsMap.</param>
internal sealed record InputTransformer(string Template, IReadOnlyDictionary<string, string> Paths)
{
    /// <summary>Names that EventBridge defines, and their values.</summary>
    public string Apply(JsonElement @event, IReadOnlyDictionary<string, JsonNode?> predefined)
    {
        var output = new StringBuilder(Template.Length + 64);
        var quoted = false;
        for (var i = 0; i < Template.Length; i++)
        {
            var c = Template[i];
            if (c == '<' && Template.IndexOf('>', i) is var close and > 0 && Knows(Template[(i + 1)..close], predefined))
            {
                output.Append(Render(Value(Template[(i + 1)..close], @event, predefined), quoted));
                i = close;
                continue;
            }

            output.Append(c);
            if (c == '\\' && quoted && i + 1 < Template.Length)
            {
                output.Append(Template[++i]);
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
        }

        return output.ToString();
    }

    private bool Knows(string name, IReadOnlyDictionary<string, JsonNode?> predefined) =>
        Paths.ContainsKey(name) || predefined.ContainsKey(name);

    private JsonElement? Value(string name, JsonElement @event, IReadOnlyDictionary<string, JsonNode?> predefined) =>
        predefined.TryGetValue(name, out var node)
            ? JsonElement.Parse(node?.ToJsonString() ?? "null")
            : EventPath.Find(@event, Paths[name]);

    private static string Render(JsonElement? value, bool quoted) => (value, quoted) switch
    {
        (null, true) => "",
        (null, false) => "\"\"",
        ({ ValueKind: JsonValueKind.String } text, true) => JsonEncodedText.Encode(text.GetString()!).ToString(),
        ({ } other, true) => JsonEncodedText.Encode(other.GetRawText()).ToString(),
        ({ } any, false) => any.GetRawText(),
    };
}
