using System.Text.Json;
using System.Text.Json.Nodes;
using ProtectedJobs.JmesPath;

namespace ProtectedJobs.Cli.AwsCommands;

/// <summary>The expression of <c>--query</c>; without one, the whole answer.</summary>
internal sealed class AnswerQuery
{
    private readonly JmesPathExpression? _expression;

    private AnswerQuery(JmesPathExpression? expression) => _expression = expression;

    /// <summary>Reads an expression.</summary>
    /// <exception cref="CommandFault">It is not JMESPath.</exception>
    public static AnswerQuery Parse(string? text)
    {
        if (text is null)
        {
            return new(null);
        }

        if (text.Length == 0)
        {
            throw new CommandFault(AwsExitCode.BadUsage, "Bad value for --query : Invalid JMESPath expression: cannot be empty.");
        }

        try
        {
            return new(JmesPathExpression.Parse(text));
        }
        catch (JmesPathException fault)
        {
            var place = fault.Position < 0 ? "" : $"\n{new string(' ', fault.Position + 1)}^";
            throw new CommandFault(AwsExitCode.BadUsage, $"Bad value for --query {text}: {fault.Message}\n\"{text}\"{place}");
        }
    }

    /// <summary>A node as it is searched and printed.</summary>
    public static JsonElement Element(JsonNode? node)
    {
        using var document = JsonDocument.Parse(node?.ToJsonString() ?? "null", new JsonDocumentOptions { MaxDepth = 512 });
        return document.RootElement.Clone();
    }

    /// <summary>What the expression finds.</summary>
    /// <exception cref="CommandFault">A function refuses what it is given.</exception>
    public JsonElement Search(JsonNode? answer)
    {
        try
        {
            return _expression is null ? Element(answer) : _expression.Search(Element(answer));
        }
        catch (JmesPathException fault)
        {
            throw new CommandFault(AwsExitCode.Failed, fault.Message);
        }
    }
}
