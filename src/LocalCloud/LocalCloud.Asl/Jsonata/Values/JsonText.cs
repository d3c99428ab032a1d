using System.Globalization;
using System.Text;

using LocalCloud.Asl.Jsonata.Nodes;

namespace LocalCloud.Asl.Jsonata.Values;

/// <summary>Values as the strings that $string and &amp; make of them: strings as they are, structures as JSON, numbers with 15 digits.</summary>
internal static class JsonText
{
    public static string Of(object value, Run run, bool indented = false)
    {
        switch (value)
        {
            case string text:
                return text;
            case FunctionValue:
                return "";
            case double number:
                return double.IsFinite(number) ? JsNumber.Format(JsNumber.Round15(number)) : throw new JsonataException("D3001", value: JsNumber.Format(number));
            case bool truth:
                return truth ? "true" : "false";
            case NullValue:
                return "null";
            default:
                var json = new StringBuilder();
                Write(json, value, indented ? 0 : -1, run);
                run.Build(json.Length);
                return json.ToString();
        }
    }

    private static void Write(StringBuilder json, object? value, int level, Run run)
    {
        run.Enter();
        switch (value)
        {
            case string text:
                run.Build(text.Length);
                Quote(json, text);
                break;
            case double number:
                json.Append(JsNumber.Format(JsNumber.Round15(Numeric.Check(number))));
                break;
            case bool truth:
                json.Append(truth ? "true" : "false");
                break;
            case FunctionValue:
                json.Append("\"\"");
                break;
            case ArrayValue items:
                WriteItems(json, items, level, run);
                break;
            case ObjectValue members:
                WriteMembers(json, members, level, run);
                break;
            default:
                json.Append("null");
                break;
        }

        run.Leave();
    }

    private static void WriteItems(StringBuilder json, ArrayValue items, int level, Run run)
    {
        run.Build(items.Count);
        json.Append('[');
        for (var at = 0; at < items.Count; at++)
        {
            json.Append(at == 0 ? "" : ",");
            NewLine(json, level, 1);
            Write(json, items[at], level < 0 ? level : level + 1, run);
        }

        if (items.Count > 0)
        {
            NewLine(json, level, 0);
        }

        json.Append(']');
    }

    private static void WriteMembers(StringBuilder json, ObjectValue members, int level, Run run)
    {
        run.Build(members.Count);
        json.Append('{');
        for (var at = 0; at < members.Count; at++)
        {
            json.Append(at == 0 ? "" : ",");
            NewLine(json, level, 1);
            Quote(json, members.Names[at]);
            json.Append(level < 0 ? ":" : ": ");
            Write(json, members.Values[at], level < 0 ? level : level + 1, run);
        }

        if (members.Count > 0)
        {
            NewLine(json, level, 0);
        }

        json.Append('}');
    }

    private static void NewLine(StringBuilder json, int level, int deeper)
    {
        if (level >= 0)
        {
            json.Append('\n').Append(' ', 2 * (level + deeper));
        }
    }

    private static void Quote(StringBuilder json, string text)
    {
        json.Append('"');
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            switch (character)
            {
                case '"':
                    json.Append("\\\"");
                    break;
                case '\\':
                    json.Append("\\\\");
                    break;
                case '\b':
                    json.Append("\\b");
                    break;
                case '\f':
                    json.Append("\\f");
                    break;
                case '\n':
                    json.Append("\\n");
                    break;
                case '\r':
                    json.Append("\\r");
                    break;
                case '\t':
                    json.Append("\\t");
                    break;
                default:
                    if (character < ' ' || IsLone(text, at))
                    {
                        json.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
                    }
                    else
                    {
                        json.Append(character);
                    }

                    break;
            }
        }

        json.Append('"');
    }

    private static bool IsLone(string text, int at) =>
        char.IsHighSurrogate(text[at]) ? at + 1 >= text.Length || !char.IsLowSurrogate(text[at + 1])
        : char.IsLowSurrogate(text[at]) && (at == 0 || !char.IsHighSurrogate(text[at - 1]));
}
