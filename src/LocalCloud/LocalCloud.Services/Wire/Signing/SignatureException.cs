namespace LocalCloud.Services.Wire.Signing;

/// <summary>What is wrong with a signature; each protocol has its own words for each.</summary>
internal enum SignatureFault
{
    Missing,
    Malformed,
    MalformedQuery,
    UnknownKey,
    WrongToken,
    Skewed,
    Expired,
    Mismatch,
    HeadersNotSigned,
    NoPayloadHash,
}

/// <summary>A request that did not prove who sent it.</summary>
internal sealed class SignatureException(SignatureFault fault, string message) : Exception(message)
{
    public SignatureFault Fault { get; } = fault;
}
