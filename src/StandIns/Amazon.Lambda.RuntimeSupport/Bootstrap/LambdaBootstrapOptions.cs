namespace Amazon.Lambda.RuntimeSupport.Bootstrap;

/// <summary>What a test may set of the bootstrap.</summary>
public class LambdaBootstrapOptions
{
    /// <summary>The Runtime API, <c>host:port</c> or <c>host:port/path</c>; null for the environment's AWS_LAMBDA_RUNTIME_API.</summary>
    public string? RuntimeApiEndpoint { get; set; }
}
