using System.Collections.Concurrent;
using System.Text.Json;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.Lambda.Events;
using LocalCloud.Services.Lambda.Runtime;

namespace LocalCloud.Services.Lambda;

/// <summary>The functions of the local cloud.</summary>
public sealed class LocalFunctions : ILambdaFunctions
{
    private readonly ConcurrentDictionary<string, LocalFunction> _functions = new(StringComparer.Ordinal);
    private readonly CloudSettings _settings;
    private readonly IIdSource _ids;
    private readonly EnvironmentPools _pools;
    private readonly EventStore _events;
    private readonly IFunctionRunner? _elsewhere;
    private readonly TimeProvider _clock;

    internal LocalFunctions(
        CloudSettings settings, IIdSource ids, EnvironmentPools pools, EventStore events, IFunctionRunner? elsewhere, TimeProvider clock)
    {
        _clock = clock;
        _elsewhere = elsewhere;
        _settings = settings;
        _ids = ids;
        _pools = pools;
        _events = events;
    }

    internal IEnumerable<LocalFunction> All => _functions.Values.OrderBy(f => f.Definition.Name, StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Define(FunctionDefinition function) => Define(function, _pools.Replace(function));

    /// <summary>Adds or replaces a function that is run by something else than processes.</summary>
    public void Define(FunctionDefinition function, IFunctionRunner runner) =>
        _functions[function.Name] = new LocalFunction(function, ArnOf(function.Name), runner, _clock);

    /// <inheritdoc/>
    public Task<InvocationResult> InvokeAsync(
        string function,
        ReadOnlyMemory<byte> payload,
        CancellationToken cancellationToken) =>
        InvokeAsync(Find(function), payload, wantsLog: false, traceHeader: null, cancellationToken);

    /// <inheritdoc/>
    public Task<InvocationResult> InvokeAsync(
        string function, ReadOnlyMemory<byte> payload, string traceHeader, CancellationToken cancellationToken) =>
        InvokeAsync(Find(function), payload, wantsLog: false, traceHeader, cancellationToken);

    /// <inheritdoc/>
    public Task EnqueueAsync(string function, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken) =>
        AcceptAsync(Find(function), payload, cancellationToken);

    internal async Task<InvocationResult> InvokeAsync(
        LocalFunction function,
        ReadOnlyMemory<byte> payload,
        bool wantsLog,
        string? traceHeader,
        CancellationToken cancellationToken)
    {
        var checkedPayload = Check(payload, PayloadLimits.RequestBytes, "InvokeFunction");
        var call = new FunctionCall(_ids.NewUuid(), function.Arn, checkedPayload) { WantsLog = wantsLog, TraceHeader = traceHeader };
        return await function.RunAsync(call).WaitAsync(cancellationToken);
    }

    internal async Task<string> AcceptAsync(
        LocalFunction function,
        ReadOnlyMemory<byte> payload,
        CancellationToken cancellationToken)
    {
        var id = _ids.NewUuid();
        await _events.AcceptAsync(
            id,
            function.Definition.Name,
            Check(payload, PayloadLimits.EventBytes, "InvokeAsync"),
            cancellationToken);
        return id;
    }

    /// <exception cref="AwsException">ResourceNotFoundException, ValidationException.</exception>
    internal LocalFunction Find(string function)
    {
        var name = FunctionName.Parse(function);
        return FindByName(name.Name) is { } found && (name.Qualifier is null or "$LATEST" || found.Definition.Aliases.Contains(name.Qualifier))
            ? found
            : throw new AwsException(
                "ResourceNotFoundException",
                404,
                $"Function not found: {ArnOf(name.Name)}{(name.Qualifier is null ? "" : ":" + name.Qualifier)}",
                new Dictionary<string, string> { ["Type"] = "\"User\"" });
    }

    internal LocalFunction? FindByName(string name) =>
        _functions.TryGetValue(name, out var found) ? found
        : _elsewhere is null ? null
        : new LocalFunction(new FunctionDefinition { Name = name, Handler = "" }, ArnOf(name), _elsewhere, _clock);

    internal string ArnOf(string name) => $"arn:aws:lambda:{_settings.Region}:{_settings.AccountId}:function:{name}";

    private static ReadOnlyMemory<byte> Check(ReadOnlyMemory<byte> payload, int limit, string operation)
    {
        if (payload.IsEmpty)
        {
            return "{}"u8.ToArray();
        }

        if (payload.Length > limit)
        {
            throw TooLarge(limit, operation);
        }

        try
        {
            var reader = new Utf8JsonReader(payload.Span, new JsonReaderOptions { MaxDepth = 1000 });
            while (reader.Read())
            {
                // To its end: what follows the document would be no JSON either.
            }

            return payload;
        }
        catch (JsonException e)
        {
            throw new AwsException(
                "InvalidRequestContentException",
                400,
                $"Could not parse request body into json: {e.Message}",
                new Dictionary<string, string> { ["Type"] = "\"User\"" });
        }
    }

    internal static AwsException TooLarge(int limit, string operation) => new(
        "RequestTooLargeException",
        413,
        $"Request must be smaller than {limit} bytes for the {operation} operation",
        new Dictionary<string, string> { ["Type"] = "\"User\"" });
}
