namespace LambdaProbe;

/// <summary>Which process served an invocation, and how many it has served.</summary>
public sealed record Visit(int ProcessId, int Count, string FunctionName, string Setting);
