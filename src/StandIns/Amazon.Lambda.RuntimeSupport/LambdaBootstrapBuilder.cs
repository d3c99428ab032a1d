using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport.Bootstrap;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Makes a <see cref="LambdaBootstrap"/> from a handler of any shape.</summary>
public partial class LambdaBootstrapBuilder
{
    private readonly InvocationHandler _handler;
    private readonly ILambdaSerializer? _serializer;
    private readonly LambdaBootstrapOptions _options = new();
    private HttpClient? _httpClient;
    private LambdaBootstrapInitializer? _initializer;

    private LambdaBootstrapBuilder(InvocationHandler handler, ILambdaSerializer? serializer)
    {
        _handler = handler;
        _serializer = serializer;
    }

    /// <summary>Changes the options.</summary>
    public LambdaBootstrapBuilder ConfigureOptions(Action<LambdaBootstrapOptions> configure)
    {
        configure(_options);
        return this;
    }

    /// <summary>Uses a client of the caller's, who disposes it, to speak with the Runtime API.</summary>
    public LambdaBootstrapBuilder UseHttpClient(HttpClient httpClient)
    {
        _httpClient = httpClient;
        return this;
    }

    /// <summary>Adds work to do before the first invocation; what it throws is reported as an initialisation error.</summary>
    public LambdaBootstrapBuilder UseBootstrapHandler(LambdaBootstrapInitializer initializer)
    {
        _initializer = initializer;
        return this;
    }

    /// <summary>Makes the bootstrap.</summary>
    /// <exception cref="InvalidOperationException">Neither the options nor the environment name a Runtime API.</exception>
    public LambdaBootstrap Build() => new(_handler, _serializer, _initializer, _options, _httpClient);
}
