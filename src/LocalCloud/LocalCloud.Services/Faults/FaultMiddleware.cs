using System.Collections.Frozen;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace LocalCloud.Services.Faults;

/// <summary>Makes requests fail as the plan says, around the front door.</summary>
internal sealed class FaultMiddleware(
    FaultPlan plan, IEnumerable<IAwsService> services, IIdSource ids, WireOptions wire, ILogger<FaultMiddleware> log) : IMiddleware
{
    private readonly FrozenDictionary<string, IAwsService> _services =
        services.ToFrozenDictionary(s => s.SigningName, StringComparer.Ordinal);

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (RequestName.Of(context.Request, _services) is not { } name
            || plan.Take(name.Service, name.Operation) is not { } fault)
        {
            await next(context);
            return;
        }

        Log.FaultInjected(log, fault.Kind, name.Service, name.Operation ?? "?");
        if (fault.LatencySeconds is { } latency)
        {
            await Task.Delay(TimeSpan.FromSeconds(latency), wire.WallClock, context.RequestAborted);
        }

        switch (fault.Kind)
        {
            case FaultKind.Latency:
                await next(context);
                break;
            case FaultKind.DropBefore:
                context.Abort();
                break;
            case FaultKind.DropAfter:
                context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
                await next(context);
                context.Abort();
                break;
            case FaultKind.Error:
                await AnswerAsync(context, name.Service, new AwsException(
                    fault.Code ?? "InternalServerException",
                    fault.Status ?? 500,
                    fault.Message ?? "A fault was injected."));
                break;
            case FaultKind.Throttle:
                await AnswerAsync(context, name.Service, Throttled(name.Service, fault));
                break;
            default:
                throw new InvalidOperationException($"no fault {fault.Kind}");
        }
    }

    private static AwsException Throttled(string service, FaultRule fault)
    {
        var (code, status) = service switch
        {
            "s3" => ("SlowDown", 503),
            "lambda" => ("TooManyRequestsException", 429),
            "cleanrooms" or "scheduler" => ("ThrottlingException", 429),
            _ => ("ThrottlingException", 400),
        };
        return new AwsException(fault.Code ?? code, fault.Status ?? status, fault.Message ?? "Rate exceeded");
    }

    private Task AnswerAsync(HttpContext context, string service, AwsException error)
    {
        var protocol = _services.TryGetValue(service, out var known) ? known.Protocol : WireProtocol.RestJson;
        return WireErrors.WriteAsync(context, protocol, ids.NewUuid(), error);
    }
}
