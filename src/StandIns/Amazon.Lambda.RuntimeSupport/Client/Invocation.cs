namespace Amazon.Lambda.RuntimeSupport;

/// <summary>One invocation as the Runtime API hands it over.</summary>
internal sealed record Invocation(
    string RequestId,
    string FunctionArn,
    string? TraceId,
    DateTimeOffset Deadline,
    MemoryStream Input) : IDisposable
{
    public void Dispose() => Input.Dispose();
}
