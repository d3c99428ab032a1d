namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>A call still to be made, by whoever called the lambda that ended in it.</summary>
internal sealed record TailCall(LambdaValue Callee, object?[] Arguments, object? Context);
