using LocalCloud.Asl.Jsonata.Functions;
using LocalCloud.Asl.Jsonata.Syntax;

namespace LocalCloud.Asl.Jsonata;

/// <summary>The variables that an expression takes from outside: neither bound in it nor functions of the language.</summary>
internal static class FreeVariables
{
    /// <summary>The names, without the dollar, each once, in the order they are written.</summary>
    /// <param name="expression">The expression, without the {% %}.</param>
    /// <exception cref="JsonataException">It is none.</exception>
    public static IEnumerable<string> Of(string expression)
    {
        var (seen, bound) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        Walk(Parser.Parse(expression), seen, bound);
        return seen.Where(name => name is not ("" or "$" or "states") && !bound.Contains(name) && Library.Find(name) is null).Distinct();
    }

    private static void Walk(SyntaxNode node, List<string> seen, HashSet<string> bound)
    {
        switch (node.Kind)
        {
            case SyntaxKind.Variable:
                seen.Add(node.Text);
                break;
            case SyntaxKind.Bind:
                bound.Add(node.Left!.Text);
                break;
            case SyntaxKind.Focus or SyntaxKind.Index:
                bound.Add(node.Right!.Text);
                break;
            case SyntaxKind.Lambda:
                bound.UnionWith(node.Items.Select(parameter => parameter.Text));
                break;
        }

        foreach (var inner in new[] { node.Left, node.Right, node.Third }.Concat(node.Items))
        {
            if (inner is not null)
            {
                Walk(inner, seen, bound);
            }
        }
    }
}
