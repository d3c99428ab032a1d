using LocalCloud.Asl.Jsonata.Nodes;
using LocalCloud.Asl.Jsonata.Syntax;

namespace LocalCloud.Asl.Jsonata.Shaping;

/// <content>Paths, what hangs on their steps, and the parents of %.</content>
internal sealed partial class Shaper
{
    private PathNode Path(SyntaxNode syntax)
    {
        var left = Convert(syntax.Left!);
        var path = left as PathNode ?? new PathNode([left], syntax.Left!.Position);
        if (left is ParentNode parent)
        {
            path.SeekingParent = [parent.Slot];
        }

        var right = Convert(syntax.Right!);
        if (right is PathNode further)
        {
            path.Steps.AddRange(further.Steps);
            path.KeepSingletonArray |= further.KeepSingletonArray;
        }
        else
        {
            right.BecomeStep();
            path.Steps.Add(right);
        }

        for (var at = 0; at < path.Steps.Count; at++)
        {
            var step = path.Steps[at];
            if (step is LiteralNode literal)
            {
                path.Steps[at] = literal.Value is string name
                    ? NameNode.InPlaceOf(literal, name)
                    : throw new JsonataException("S0213", step.Position, value: Values.Describe.Value(literal.Value));
            }

            path.KeepSingletonArray |= step.KeepArray;
        }

        path.Steps[0].IsConstructor |= path.Steps[0] is ArrayNode;
        path.Steps[^1].IsConstructor |= path.Steps[^1] is ArrayNode;
        ResolveParents(path);
        return path;
    }

    private Node Predicate(SyntaxNode syntax)
    {
        var node = Convert(syntax.Left!);
        var path = node as PathNode;
        var step = path is null ? node : path.Steps[^1];
        if (step.Group is not null)
        {
            throw new JsonataException("S0209", syntax.Position);
        }

        var predicate = Convert(syntax.Right!);
        if (predicate.SeekingParent is { } slots)
        {
            foreach (var slot in slots)
            {
                if (slot.Level == 1)
                {
                    SeekParent(step, slot);
                }
                else
                {
                    slot.Level--;
                }
            }

            Carry(step, predicate);
        }

        if (path is null)
        {
            step.AddPredicate(predicate);
        }
        else
        {
            (step.Stages ??= []).Add(new Stage(predicate, null));
        }

        return node;
    }

    private Node Group(SyntaxNode syntax)
    {
        var node = Convert(syntax.Left!);
        if (node.Group is not null)
        {
            throw new JsonataException("S0210", syntax.Position);
        }

        node.Group = Members(syntax).Members;
        return node;
    }

    private PathNode Sort(SyntaxNode syntax)
    {
        var node = Convert(syntax.Left!);
        var path = node as PathNode ?? new PathNode([node], node.Position);
        var terms = syntax.Items.Select(Convert).ToArray();
        var sort = new SortNode([.. terms.Zip(syntax.Descending)], syntax.Position);
        Carry(sort, terms);
        path.Steps.Add(sort);
        ResolveParents(path);
        return path;
    }

    private Node Focus(SyntaxNode syntax)
    {
        var node = Convert(syntax.Left!);
        var step = node is PathNode path ? path.Steps[^1] : node;
        if (step.Stages is not null || step.Predicates is not null)
        {
            throw new JsonataException("S0215", syntax.Position);
        }

        if (step is SortNode)
        {
            throw new JsonataException("S0216", syntax.Position);
        }

        step.KeepArray |= syntax.KeepArray;
        step.Focus = syntax.Right!.Text.Length == 0 ? null : Name(syntax.Right);
        step.BindsTuples = true;
        return node;
    }

    private PathNode Index(SyntaxNode syntax)
    {
        var node = Convert(syntax.Left!);
        if (node is not PathNode path)
        {
            path = new PathNode([node], node.Position);
            node.BecomeStep();
        }

        var step = path.Steps[^1];
        if (step.Stages is null)
        {
            step.Index = Name(syntax.Right!);
        }
        else
        {
            step.Stages.Add(new Stage(null, Name(syntax.Right!)));
        }

        step.BindsTuples = true;
        return path;
    }

    /// <summary>The % in its parts are the whole's to resolve.</summary>
    private static Node Carry(Node whole, params ReadOnlySpan<Node?> parts)
    {
        foreach (var part in parts)
        {
            if (part?.SeekingParent is { } slots)
            {
                (whole.SeekingParent ??= []).AddRange(slots);
            }

            if (part is ParentNode parent)
            {
                (whole.SeekingParent ??= []).Add(parent.Slot);
            }
        }

        return whole;
    }

    /// <summary>Walks back from the path's last step for each % in it; what is not found within the path is left to what it stands in.</summary>
    private static void ResolveParents(PathNode path)
    {
        var last = path.Steps[^1];
        var slots = last.SeekingParent is null ? new List<ParentSlot>() : [.. last.SeekingParent];
        if (last is ParentNode parent)
        {
            slots.Add(parent.Slot);
        }

        foreach (var slot in slots)
        {
            var at = path.Steps.Count - 2;
            while (slot.Level > 0)
            {
                if (at < 0)
                {
                    (path.SeekingParent ??= []).Add(slot);
                    break;
                }

                var step = path.Steps[at--];
                while (at >= 0 && step.Focus is not null && path.Steps[at].Focus is not null)
                {
                    // Steps that bind one after the other all have the context of the first.
                    step = path.Steps[at--];
                }

                SeekParent(step, slot);
            }
        }
    }

    private static void SeekParent(Node step, ParentSlot slot)
    {
        switch (step)
        {
            case NameNode or WildcardNode:
                slot.Level--;
                if (slot.Level == 0)
                {
                    if (step.Ancestor is null)
                    {
                        step.Ancestor = slot;
                    }
                    else
                    {
                        slot.Label = step.Ancestor.Label;
                    }

                    step.BindsTuples = true;
                }

                break;
            case ParentNode:
                slot.Level++;
                break;
            case BlockNode { Last: { } last }:
                step.BindsTuples = true;
                SeekParent(last, slot);
                break;
            case BlockNode:
                slot.Level = 0;
                break;
            case PathNode path:
                path.BindsTuples = true;
                var at = path.Steps.Count - 1;
                SeekParent(path.Steps[at--], slot);
                while (slot.Level > 0 && at >= 0)
                {
                    SeekParent(path.Steps[at--], slot);
                }

                break;
            default:
                throw new JsonataException("S0217", step.Position, Describe(step));
        }
    }

    /// <summary>What JSONata calls the kind of step that has no parent.</summary>
    private static string Describe(Node step) => step switch
    {
        VariableNode => "variable",
        CallNode => "function",
        PartialNode => "partial",
        ObjectNode or ArrayNode or NegateNode => "unary",
        SortNode => "sort",
        DescendantsNode => "descendant",
        LambdaNode => "lambda",
        ConditionNode => "condition",
        LiteralNode { Value: string } => "string",
        LiteralNode => "value",
        ApplyNode => "apply",
        PathNode => "path",
        BlockNode => "block",
        _ => "binary",
    };
}
