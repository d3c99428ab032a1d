using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.Wire.Signing;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace LocalCloud.Services.Wire;

/// <summary>The one door to every service: finds the service by the credential scope, proves the caller, writes errors.</summary>
internal sealed class FrontDoor
{
    private readonly FrozenDictionary<string, IAwsService> _services;
    private readonly SignatureVerifier _verifier;
    private readonly IIdSource _ids;
    private readonly TimeProvider _clock;
    private readonly ILogger<FrontDoor> _log;

    public FrontDoor(
        IEnumerable<IAwsService> services, SignatureVerifier verifier, IIdSource ids, TimeProvider clock, ILogger<FrontDoor> log)
    {
        _services = services.ToFrozenDictionary(s => s.SigningName, StringComparer.Ordinal);
        _verifier = verifier;
        _ids = ids;
        _clock = clock;
        _log = log;
    }

    [SuppressMessage("Design", "CA1031", Justification = "The outermost loop: what nobody expected is logged and answered as 500.")]
    public async Task HandleAsync(HttpContext context)
    {
        var requestId = _ids.NewUuid();
        var protocol = Guess(context.Request);
        context.Response.Headers.Date = _clock.GetUtcNow().ToString("r");
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        try
        {
            var target = RequestTarget.Of(context);
            var claim = SignedClaim.Read(context.Request, target)
                ?? throw new SignatureException(SignatureFault.Missing, "Missing Authentication Token");
            protocol = claim.Service == "s3" ? WireProtocol.RestXml : protocol;
            if (!_services.TryGetValue(claim.Service, out var service))
            {
                throw new AwsException("UnknownOperationException", 404, $"There is no service {claim.Service} here.");
            }

            protocol = service.Protocol;
            WireErrors.Identify(context.Response, protocol, requestId);
            var credential = await _verifier.VerifyAsync(context, claim, target).ConfigureAwait(false);
            var caller = new Caller(credential.AccountId, credential.PrincipalArn, claim.Region, requestId);
            await service.HandleAsync(context, caller).ConfigureAwait(false);
        }
        catch (SignatureException refusal)
        {
            await WireErrors.WriteAsync(context, protocol, requestId, SignatureErrors.For(protocol, refusal)).ConfigureAwait(false);
        }
        catch (AwsException error)
        {
            await WireErrors.WriteAsync(context, protocol, requestId, error).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is OperationCanceledException or ConnectionResetException && context.RequestAborted.IsCancellationRequested)
        {
            // The client left; there is nobody to answer.
        }
        catch (BadHttpRequestException bad)
        {
            await WireErrors.WriteAsync(
                context, protocol, requestId, new AwsException("IncompleteBody", bad.StatusCode, "The request body could not be read."))
                .ConfigureAwait(false);
        }
        catch (Exception unexpected)
        {
            Log.RequestFailed(_log, unexpected, requestId, context.Request.Method);
            await WireErrors.WriteAsync(
                context, protocol, requestId, new AwsException("InternalFailure", 500, "An internal error occurred. The local cloud's log has it by the request id."))
                .ConfigureAwait(false);
        }
    }

    // Before the scope is known, what the request looks like decides how it is refused.
    private static WireProtocol Guess(HttpRequest request) =>
        request.Headers.ContainsKey("X-Amz-Target") ? WireProtocol.AwsJson
        : request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) == true ? WireProtocol.RestJson
        : request.HasFormContentType ? WireProtocol.AwsQuery
        : WireProtocol.RestXml;
}
