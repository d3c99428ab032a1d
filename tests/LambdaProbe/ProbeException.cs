namespace LambdaProbe;

/// <summary>What a failing function throws.</summary>
public sealed class ProbeException(string message) : Exception(message);
