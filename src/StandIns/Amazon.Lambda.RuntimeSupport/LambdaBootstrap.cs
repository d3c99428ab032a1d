using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport.Bootstrap;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The loop of a function: ask the Runtime API for an invocation, run the handler, report what came of it.</summary>
/// <remarks>
/// <list type="bullet">
///   <item><b>The handler returns</b>: its output is the response.</item>
///   <item><b>The handler throws</b>: the exception is logged and reported; the loop goes on.</item>
///   <item><b>The Runtime API was never reached</b>: the loop throws.</item>
///   <item><b>The Runtime API is gone</b>: the environment has ended, and so does the loop.</item>
/// </list>
/// </remarks>
public sealed class LambdaBootstrap : IDisposable
{
    private readonly InvocationHandler _handler;
    private readonly ILambdaSerializer? _serializer;
    private readonly LambdaBootstrapInitializer? _initializer;
    private readonly LambdaEnvironment _environment;
    private readonly LogWriter _log;
    private readonly RuntimeApiClient _client;
    private readonly HttpClient? _ownHttpClient;

    internal LambdaBootstrap(
        InvocationHandler handler,
        ILambdaSerializer? serializer,
        LambdaBootstrapInitializer? initializer,
        LambdaBootstrapOptions options,
        HttpClient? httpClient)
    {
        _handler = handler;
        _serializer = serializer;
        _initializer = initializer;
        _environment = LambdaEnvironment.OfProcess(options.RuntimeApiEndpoint);
        _ownHttpClient = httpClient is null ? ConstructHttpClient() : null;
        _client = new RuntimeApiClient(httpClient ?? _ownHttpClient!, _environment.RuntimeApi);
        _log = new LogWriter(Console.Out, _environment, TimeProvider.System);
        if (options.RuntimeApiEndpoint is null)
        {
            // Only a process that is a function gives its console away; a test that runs a bootstrap keeps its own.
            ConsoleCapture.Install(_log);
        }
    }

    /// <summary>A client whose time-out is long enough for a frozen environment.</summary>
    public static HttpClient ConstructHttpClient() =>
#pragma warning disable CA2000 // The client disposes the handler it is given.
        new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
#pragma warning restore CA2000

    /// <summary>Serves invocations until cancelled or until the environment ends.</summary>
    /// <exception cref="HttpRequestException">No Runtime API answered at the endpoint.</exception>
    /// <exception cref="InvalidOperationException">The Runtime API refused a report.</exception>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        if (_initializer is not null && !await InitializeAsync(_initializer, cancellationToken))
        {
            return;
        }

        var reached = false;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                using var invocation = await _client.NextAsync(cancellationToken);
                reached = true;
                await InvokeAsync(invocation);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (reached && e is HttpRequestException or IOException)
            {
                return;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _ownHttpClient?.Dispose();

    private async Task<bool> InitializeAsync(LambdaBootstrapInitializer initializer, CancellationToken cancellationToken)
    {
        try
        {
            return await initializer();
        }
        catch (Exception e)
        {
            _log.Write(nameof(LogLevel.Error), e, "", []);
            await _client.ReportInitErrorAsync(e, cancellationToken);
            throw;
        }
    }

    private async Task InvokeAsync(Invocation invocation)
    {
        _log.RequestId = invocation.RequestId;
        Environment.SetEnvironmentVariable("_X_AMZN_TRACE_ID", invocation.TraceId);
        var context = new InvocationContext(invocation, _environment, _log, _serializer, TimeProvider.System);
        using var output = new MemoryStream();
        try
        {
            await _handler(invocation.Input, context, output);
        }
#pragma warning disable CA1031 // Whatever a handler throws is the invocation's error, not this process's.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _log.Write(nameof(LogLevel.Error), e, "", []);
            await _client.ReportErrorAsync(invocation.RequestId, e);
            return;
        }

        output.Position = 0;
        await _client.RespondAsync(invocation.RequestId, output);
    }
}
