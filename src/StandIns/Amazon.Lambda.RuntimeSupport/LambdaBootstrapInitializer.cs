namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Work to do once, before the first invocation.</summary>
/// <returns>False to end without serving anything.</returns>
public delegate Task<bool> LambdaBootstrapInitializer();
