using LocalCloud.Asl.Jsonata.Functions;
using LocalCloud.Asl.Jsonata.Nodes;
using LocalCloud.Asl.Jsonata.Syntax;
using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Shaping;

/// <summary>
/// Makes of what was written what is evaluated: puts steps together into paths, hangs predicates, groups and bindings on them,
/// finds the step that each % means, and marks the calls that end a lambda.
/// </summary>
internal sealed partial class Shaper(TimeSpan regexTimeout)
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private int _parents;

    /// <summary>The compiled form of an expression.</summary>
    /// <exception cref="JsonataException">A form that cannot stand where it stands (S02…).</exception>
    public Node Shape(SyntaxNode syntax)
    {
        var node = Convert(syntax);
        return node is ParentNode
            ? throw new JsonataException("S0217", token: "parent")
            : node.SeekingParent is { Count: > 0 } ? throw new JsonataException("S0217", node is PathNode ? null : node.Position, Describe(node)) : node;
    }

    private Node Convert(SyntaxNode syntax)
    {
        var node = Make(syntax);
        if (syntax.KeepArray)
        {
            node.KeepArray = true;
        }

        return node;
    }

    private Node Make(SyntaxNode syntax)
    {
        var position = syntax.Position;
        switch (syntax.Kind)
        {
            case SyntaxKind.End:
                throw new JsonataException("S0207", position, syntax.Text);
            case SyntaxKind.Name:
                var name = new NameNode(syntax.Text, position) { KeepArray = syntax.KeepArray };
                return new PathNode([name], position) { KeepSingletonArray = syntax.KeepArray };
            case SyntaxKind.Variable:
                return new VariableNode(Name(syntax), position);
            case SyntaxKind.String:
                return new LiteralNode(syntax.Text, position);
            case SyntaxKind.Number or SyntaxKind.Literal:
                return new LiteralNode(syntax.Value!, position);
            case SyntaxKind.Regex:
                return new RegexNode(RegexValue.Compile(syntax.Text, (string)syntax.Value!, position, regexTimeout), position);
            case SyntaxKind.Wildcard:
                return new WildcardNode(position);
            case SyntaxKind.Descendants:
                return new DescendantsNode(position);
            case SyntaxKind.Parent:
                return new ParentNode(new ParentSlot(Name("!" + Numeric.Text(_parents++))), position);
            case SyntaxKind.Dot:
                return Path(syntax);
            case SyntaxKind.Predicate:
                return Predicate(syntax);
            case SyntaxKind.Group:
                return Group(syntax);
            case SyntaxKind.Sort:
                return Sort(syntax);
            case SyntaxKind.Focus:
                return Focus(syntax);
            case SyntaxKind.Index:
                return Index(syntax);
            case SyntaxKind.Transform:
                return new TransformNode(Convert(syntax.Left!), Convert(syntax.Right!), syntax.Third is null ? null : Convert(syntax.Third), position);
            case SyntaxKind.Lambda:
                return Lambda(syntax);
            case SyntaxKind.Call:
            case SyntaxKind.Partial:
                return Call(syntax);
            case SyntaxKind.Array:
                var items = syntax.Items.Select(Convert).ToArray();
                return Carry(new ArrayNode(items, position), items);
            case SyntaxKind.Object:
                var (members, parts) = Members(syntax);
                return Carry(new ObjectNode(members, position), parts);
            case SyntaxKind.Block:
                return Block(syntax);
            case SyntaxKind.Condition:
                var condition = Convert(syntax.Left!);
                var then = Convert(syntax.Right!);
                var otherwise = syntax.Third is null ? null : Convert(syntax.Third);
                return Carry(new ConditionNode(condition, then, otherwise, position), condition, then, otherwise);
            case SyntaxKind.Negate:
                var operand = Convert(syntax.Left!);
                return operand is LiteralNode { Value: double number }
                    ? new LiteralNode(Boxes.Of(-number), operand.Position)
                    : Carry(new NegateNode(operand, position), operand);
            case SyntaxKind.Bind:
                var value = Convert(syntax.Right!);
                return Carry(new BindNode(Name(syntax.Left!), value, position), value);
            default:
                return Binary(syntax);
        }
    }

    private Node Binary(SyntaxNode syntax)
    {
        var position = syntax.Position;
        if (syntax.Left is null || syntax.Right is null)
        {
            throw new JsonataException("S0201", position, syntax.Text);
        }

        var left = Convert(syntax.Left);
        var right = Convert(syntax.Right);
        Node node = (syntax.Kind, syntax.Text) switch
        {
            (SyntaxKind.Apply, _) => new ApplyNode(left, right, position),
            (SyntaxKind.Elvis, _) => new DefaultNode(byTruth: true, left, right, position),
            (SyntaxKind.Coalesce, _) => new DefaultNode(byTruth: false, left, right, position),
            (SyntaxKind.Range, _) => new RangeNode(left, right, position),
            (_, "+" or "-" or "*" or "/" or "%") => new ArithmeticNode(syntax.Text[0], left, right, position),
            (_, "=") => new EqualityNode(equal: true, left, right, position),
            (_, "!=") => new EqualityNode(equal: false, left, right, position),
            (_, "and") => new LogicNode(isAnd: true, left, right, position),
            (_, "or") => new LogicNode(isAnd: false, left, right, position),
            (_, "in") => new MembershipNode(left, right, position),
            (_, "&") => new ConcatenationNode(left, right, position),
            _ => new ComparisonNode(syntax.Text, left, right, position),
        };
        return syntax.Kind == SyntaxKind.Apply ? node : Carry(node, left, right);
    }

    private Node Block(SyntaxNode syntax)
    {
        var expressions = syntax.Items.Select(Convert).ToArray();
        var binds = syntax.Items.Any(MayBind);
        var block = new BlockNode(expressions, binds, syntax.Position)
        {
            IsConstructor = expressions.Any(expression =>
                expression.IsConstructor || (expression is PathNode path && path.Steps[0].IsConstructor)),
        };
        return Carry(block, expressions);
    }

    private LambdaNode Lambda(SyntaxNode syntax)
    {
        var body = Convert(syntax.Left!);
        MarkTail(body);
        var signature = syntax.Signature is null ? null : Signature.Parse(syntax.Signature, syntax.SignaturePosition);
        return new LambdaNode([.. syntax.Items.Select(Name)], body, signature, syntax.Position);
    }

    private Node Call(SyntaxNode syntax)
    {
        var procedure = Convert(syntax.Left!);
        var arguments = syntax.Items.Select(item => item.Kind == SyntaxKind.Placeholder ? null : Convert(item)).ToArray();
        Node call = syntax.Kind == SyntaxKind.Partial
            ? new PartialNode(procedure, arguments, syntax.Position)
            : new CallNode(procedure, arguments!, syntax.Position);
        return Carry(call, arguments);
    }

    private (GroupExpression Members, Node[] Parts) Members(SyntaxNode syntax)
    {
        var parts = syntax.Items.Select(Convert).ToArray();
        var members = parts.Chunk(2).Select(pair => (pair[0], pair[1])).ToArray();
        return (new GroupExpression(members, syntax.Position), parts);
    }

    private static void MarkTail(Node node)
    {
        if (node.Predicates is not null || node.Group is not null)
        {
            return;
        }

        switch (node)
        {
            case CallNode call:
                call.IsTail = true;
                break;
            case ConditionNode condition:
                condition.Branches.ForEach(MarkTail);
                break;
            case DefaultNode { Fallback: var fallback }:
                MarkTail(fallback);
                break;
            case BlockNode { Last: { } last }:
                MarkTail(last);
                break;
        }
    }

    /// <summary>Whether := stands in the expression itself, and not in a block or lambda in it that has variables of its own.</summary>
    private static bool MayBind(SyntaxNode? syntax) =>
        syntax is not null
        && (syntax.Kind == SyntaxKind.Bind
            || (syntax.Kind is not (SyntaxKind.Block or SyntaxKind.Lambda)
                && (MayBind(syntax.Left) || MayBind(syntax.Right) || MayBind(syntax.Third) || syntax.Items.Any(MayBind))));

    private string Name(SyntaxNode variable) => Name(variable.Text);

    /// <summary>One string for all uses of a name, so that variables are found by reference.</summary>
    private string Name(string name)
    {
        if (!_names.TryGetValue(name, out var known))
        {
            _names.Add(name, known = name);
        }

        return known;
    }
}
