using LocalCloud.Services.Contracts;
using LocalCloud.Services.Wire.Signing;

namespace LocalCloud.Services.Wire;

/// <summary>How AWS words a refused signature: S3, the JSON services and those of queries each in their own way.</summary>
internal static class SignatureErrors
{
    public static AwsException For(WireProtocol protocol, SignatureException refusal) =>
        protocol switch
        {
            WireProtocol.RestXml => OfS3(refusal),
            WireProtocol.AwsQuery => OfQuery(refusal),
            _ => OfJson(refusal),
        };

    private static AwsException OfS3(SignatureException refusal) => refusal.Fault switch
    {
        SignatureFault.Missing => new("AccessDenied", 403, "Access Denied"),
        SignatureFault.Malformed => new("AuthorizationHeaderMalformed", 400, refusal.Message),
        SignatureFault.MalformedQuery => new("AuthorizationQueryParametersError", 400, refusal.Message),
        SignatureFault.UnknownKey =>
            new("InvalidAccessKeyId", 403, "The AWS Access Key Id you provided does not exist in our records."),
        SignatureFault.WrongToken => new("InvalidToken", 400, "The provided token is malformed or otherwise invalid."),
        SignatureFault.Skewed =>
            new("RequestTimeTooSkewed", 403, "The difference between the request time and the current time is too large."),
        SignatureFault.Expired => new("AccessDenied", 403, refusal.Message),
        SignatureFault.Mismatch => new("SignatureDoesNotMatch", 403, refusal.Message),
        SignatureFault.HeadersNotSigned => new("AccessDenied", 403, refusal.Message),
        SignatureFault.NoPayloadHash => new("InvalidRequest", 400, refusal.Message),
        _ => throw new InvalidOperationException($"No words for {refusal.Fault}."),
    };

    private static AwsException OfQuery(SignatureException refusal) => OfJson(refusal) switch
    {
        { Code: "MissingAuthenticationTokenException" } missing => new("MissingAuthenticationToken", missing.Status, missing.Message),
        { Code: "UnrecognizedClientException" } unknown => new("InvalidClientTokenId", unknown.Status, unknown.Message),
        { Code: "IncompleteSignatureException" } incomplete => new("IncompleteSignature", incomplete.Status, incomplete.Message),
        var wrong => new("SignatureDoesNotMatch", wrong.Status, wrong.Message),
    };

    private static AwsException OfJson(SignatureException refusal) => refusal.Fault switch
    {
        SignatureFault.Missing => new("MissingAuthenticationTokenException", 403, refusal.Message),
        SignatureFault.UnknownKey or SignatureFault.WrongToken =>
            new("UnrecognizedClientException", 403, "The security token included in the request is invalid."),
        SignatureFault.Malformed or SignatureFault.MalformedQuery or SignatureFault.NoPayloadHash =>
            new("IncompleteSignatureException", 400, refusal.Message),
        _ => new("InvalidSignatureException", 403, refusal.Message),
    };
}
