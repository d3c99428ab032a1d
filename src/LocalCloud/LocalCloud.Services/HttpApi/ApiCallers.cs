using LocalCloud.Services.Contracts;
using LocalCloud.Services.Wire;
using LocalCloud.Services.Wire.Signing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LocalCloud.Services.HttpApi;

/// <summary>The authorizer AWS_IAM: proves who signed a request and asks whether they may.</summary>
internal sealed class ApiCallers(SignatureVerifier verifier, IAuthorizer authorizer, ILogger<ApiCallers> log)
{
    private const string Service = "execute-api";

    /// <summary>Who signed the request; its body is verified and can be read afterwards.</summary>
    /// <param name="context">The request.</param>
    /// <param name="target">Its target as sent: signatures cover the whole path.</param>
    /// <param name="requestId">The request's id.</param>
    /// <param name="resourceArn"><c>arn:aws:execute-api:…:{api}/{stage}/{method}/{path}</c>.</param>
    /// <exception cref="AwsException">403, which tells a caller nothing; the log tells why.</exception>
    public async Task<LocalCredentials> ProveAsync(HttpContext context, RequestTarget target, string requestId, string resourceArn)
    {
        try
        {
            var claim = SignedClaim.Read(context.Request, target)
                ?? throw new SignatureException(SignatureFault.Missing, "The request is not signed.");
            if (claim.Service != Service)
            {
                throw new SignatureException(SignatureFault.Malformed, $"It is signed for {claim.Service}, not for {Service}.");
            }

            var signer = await verifier.VerifyAsync(context, claim, target);
            authorizer.Demand(new Caller(signer.AccountId, signer.PrincipalArn, claim.Region, requestId), "execute-api:Invoke", resourceArn);
            return signer;
        }
        catch (SignatureException refusal)
        {
            Log.Refused(log, requestId, refusal.Message);
        }
        catch (AwsException denial) when (denial.Code == "AccessDeniedException")
        {
            Log.Refused(log, requestId, denial.Message);
        }

        throw new AwsException("ForbiddenException", 403, "Forbidden");
    }
}
