using System.Text.Json;

namespace ProtectedJobs.JmesPath;

/// <summary>A JMESPath expression, parsed once and searched with as often as needed, from any thread.</summary>
/// <seealso href="https://jmespath.org/specification.html"/>
public sealed class JmesPathExpression
{
    private readonly Node _root;

    private JmesPathExpression(string text, Node root)
    {
        Text = text;
        _root = root;
    }

    /// <summary>The expression as it was written.</summary>
    public string Text { get; }

    /// <summary>Parses an expression.</summary>
    /// <exception cref="JmesPathException">Of kind <see cref="JmesPathErrorKind.Syntax"/>, or of one that shows without a
    /// document: an unknown function is only told when it is called, as other implementations do.</exception>
    public static JmesPathExpression Parse(string text) => new(text, new Parser(text).Parse());

    /// <summary>Searches a document.</summary>
    /// <returns>What was found; JSON null where nothing was.</returns>
    /// <exception cref="JmesPathException">A function refused its arguments, or a value was not acceptable.</exception>
    public JsonElement Search(JsonElement document)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Evaluator.Evaluate(_root, JmesValue.From(document)).Write(writer);
        }

        using var answer = JsonDocument.Parse(buffer.ToArray(), new JsonDocumentOptions { MaxDepth = 512 });
        return answer.RootElement.Clone();
    }
}
