using System.Text.Json;

namespace ProtectedJobs.Cli.AwsCommands.Formatting;

/// <summary>Prints answers in the format that was asked for.</summary>
/// <param name="writer">Standard output.</param>
/// <param name="format">json, text, table, yaml or yaml-stream.</param>
/// <param name="paint">Colours of tables.</param>
/// <param name="screen">The width of the screen.</param>
internal sealed class AnswerWriter(TextWriter writer, string format, TablePaint paint, int screen)
{
    /// <summary>Prints an answer, or a page.</summary>
    /// <param name="title">The operation: a table's title.</param>
    /// <param name="answer">What to print; an empty object is nothing.</param>
    public void Write(string title, JsonElement answer)
    {
        if (answer.ValueKind == JsonValueKind.Object && !answer.EnumerateObject().Any())
        {
            return;
        }

        switch (format)
        {
            case "text":
                TextRows.Write(writer, answer);
                break;
            case "table":
                new TableLines(writer, paint, screen).Write(title, answer);
                break;
            case "yaml":
                writer.Write(YamlLines.Of(answer));
                break;
            case "yaml-stream":
                writer.Write(YamlLines.OfPage(answer));
                break;
            default:
                writer.Write($"{JsonLines.Of(answer)}\n");
                break;
        }
    }
}
