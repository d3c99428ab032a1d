using LocalCloud.Services.Contracts;
using LocalCloud.Services.HttpApi.Payloads;
using LocalCloud.Services.Wire;
using Microsoft.Extensions.Logging;

namespace LocalCloud.Services.HttpApi;

/// <summary>Calls the functions of routes. API Gateway needs no role for it: the template gives it leave by the function's own policy.</summary>
internal sealed class ApiFunctions(ILambdaFunctions functions, WireOptions wire, ILogger<ApiFunctions> log)
{
    /// <summary>Invokes a function and reads its answer.</summary>
    /// <exception cref="AwsException">500 or 503, as the gateway words them.</exception>
    public async Task<ProxyAnswer> InvokeAsync(
        HttpApiRoute route, ReadOnlyMemory<byte> payload, string requestId, CancellationToken cancellationToken)
    {
        InvocationResult result;
        try
        {
            result = await functions.InvokeAsync(route.Function, payload, cancellationToken)
                .WaitAsync(route.Timeout, wire.WallClock, cancellationToken);
        }
        catch (TimeoutException)
        {
            Log.TookTooLong(log, requestId, route.Function, route.Timeout.TotalSeconds);
            throw Unavailable();
        }
        catch (AwsException e) when (e.Status == 429)
        {
            Log.NotInvoked(log, requestId, route.Function, e.Message);
            throw Unavailable();
        }
        catch (AwsException e) when (e.Code != "RequestTooLargeException")
        {
            Log.NotInvoked(log, requestId, route.Function, e.Message);
            throw Failed();
        }

        if (result.FunctionError is not null)
        {
            Log.FunctionFailed(log, requestId, route.Function);
            throw Failed();
        }

        if (ProxyAnswer.TryRead(result.Payload, out var answer))
        {
            return answer;
        }

        Log.NoResponse(log, requestId, route.Function);
        throw Failed();
    }

    private static AwsException Failed() => new("InternalServerErrorException", 500, "Internal Server Error");

    private static AwsException Unavailable() => new("ServiceUnavailableException", 503, "Service Unavailable");
}
