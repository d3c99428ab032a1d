using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>f(a, b). As the last thing a lambda does it answers a <see cref="TailCall"/>, so that recursion of that kind needs no stack.</summary>
internal sealed class CallNode(Node procedure, Node[] arguments, int position) : Node(position)
{
    private readonly string? _name = NameOf(procedure);

    /// <summary>Set by the shaper where the call is a lambda's last act.</summary>
    public bool IsTail { get; set; }

    /// <summary>The call with a value put before its arguments: value ~> f(a, b).</summary>
    public object? Apply(object? first, object? input, Frame frame, Run run) => Call(input, frame, run, first, isApplied: true);

    protected override object? Compute(object? input, Frame frame, Run run) => Call(input, frame, run, null, isApplied: false);

    /// <summary>What an error calls the procedure.</summary>
    internal static string? NameOf(Node procedure) => procedure switch
    {
        VariableNode variable => variable.Name,
        PathNode { Steps: [NameNode name, ..] } => name.Name,
        PathNode { Steps: [VariableNode variable, ..] } => variable.Name,
        LiteralNode { Value: string or double or NullValue } literal => Describe.Value(literal.Value),
        ObjectNode => "{",
        ArrayNode => "[",
        CallNode => "(",
        _ => null,
    };

    /// <summary>Whether a path that is no function was meant as the variable of that name.</summary>
    internal static bool LacksDollar(Node procedure, Frame frame, Run run) =>
        procedure is PathNode { Steps: [NameNode { Name: var name }, ..] }
        && ((frame.TryGet(name, out var value) ? value : run.Global(name)) is not null);

    private object? Call(object? input, Frame frame, Run run, object? first, bool isApplied)
    {
        var callee = procedure.Evaluate(input, frame, run);
        if (callee is null && LacksDollar(procedure, frame, run))
        {
            throw new JsonataException("T1005", Position, _name);
        }

        var offset = isApplied ? 1 : 0;
        var values = new object?[arguments.Length + offset];
        if (isApplied)
        {
            values[0] = first;
        }

        for (var at = 0; at < arguments.Length; at++)
        {
            values[at + offset] = arguments[at].Evaluate(input, frame, run);
        }

        if (callee is not FunctionValue function)
        {
            throw new JsonataException("T1006", Position, _name);
        }

        if (IsTail && function is LambdaValue lambda)
        {
            return new TailCall(lambda, values, input);
        }

        try
        {
            return function.Invoke(values, input, run);
        }
        catch (JsonataException error) when (error.Locate(Position, _name))
        {
            throw;
        }
    }
}
