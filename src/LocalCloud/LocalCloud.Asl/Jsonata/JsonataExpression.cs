using LocalCloud.Asl.Json;
using LocalCloud.Asl.Jsonata.Nodes;
using LocalCloud.Asl.Jsonata.Shaping;
using LocalCloud.Asl.Jsonata.Syntax;
using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata;

/// <summary>A compiled JSONata expression. It is immutable: compile once, evaluate often, from any thread.</summary>
public sealed class JsonataExpression
{
    private static readonly Func<string, JsonValue?> s_noVariables = static _ => null;
    private readonly Node _root;
    private readonly JsonataLimits _limits;

    private JsonataExpression(string text, Node root, JsonataLimits limits)
    {
        Text = text;
        _root = root;
        _limits = limits;
    }

    /// <summary>The expression as it was written.</summary>
    public string Text { get; }

    /// <summary>Reads an expression.</summary>
    /// <param name="text">The expression, without the {% %} of the States Language.</param>
    /// <param name="limits">What one evaluation may use; <see cref="JsonataLimits.Default"/> where null.</param>
    /// <exception cref="JsonataException">It is not one: codes S….</exception>
    public static JsonataExpression Compile(string text, JsonataLimits? limits = null)
    {
        limits ??= JsonataLimits.Default;
        return new JsonataExpression(text, new Shaper(limits.RegexTimeout).Shape(Parser.Parse(text)), limits);
    }

    /// <summary>Evaluates the expression.</summary>
    /// <param name="input">What <c>$</c> and <c>$$</c> stand for; null for nothing.</param>
    /// <param name="context">Time and randomness.</param>
    /// <param name="variables">The value of a variable by its name without $; null for one that there is not. They hide functions of that name.</param>
    /// <returns>The value; null for nothing (JSON's null is <see cref="JsonNull"/>).</returns>
    /// <exception cref="JsonataException">It has no value: codes T… and D…, or U1001 beyond a limit.</exception>
    public JsonValue? Evaluate(JsonValue? input, JsonataContext context, Func<string, JsonValue?>? variables = null)
    {
        variables ??= s_noVariables;
        var value = JsonBridge.FromJson(input);
        if (value is ArrayValue array)
        {
            // A path begins with the array itself, not with each of its items; $ takes the wrapping off.
            var wrapper = new ArrayValue(1) { IsSequence = true, IsWrapper = true };
            wrapper.Add(array);
            value = wrapper;
        }

        var run = new Run(value, name => JsonBridge.FromJson(variables(name)), context, _limits);
        try
        {
            return JsonBridge.ToJson(_root.Evaluate(value, new Frame(null), run), run);
        }
        catch (JsonDepthException)
        {
            throw new JsonataException("U1001", detail: $"{Numeric.Text(JsonValue.MaximumDepth)} nested arrays and objects");
        }
    }
}
