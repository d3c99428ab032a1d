using System.Security.Cryptography;
using System.Text;

namespace LocalCloud.Services.Wire.Signing;

/// <summary>The key of one credential scope, and what it signs.</summary>
internal sealed class SigningKey
{
    public const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private readonly byte[] _key;
    private readonly string _timestamp;
    private readonly string _scope;

    public SigningKey(string secret, SignedClaim claim)
    {
        var key = Encoding.UTF8.GetBytes($"AWS4{secret}");
        foreach (var part in (ReadOnlySpan<string>)[claim.Day, claim.Region, claim.Service, "aws4_request"])
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        _key = key;
        _timestamp = claim.Timestamp;
        _scope = claim.Scope;
    }

    /// <summary>The signature of a whole request.</summary>
    public string OfRequest(string canonicalRequest) =>
        Sign($"{SignedClaim.Algorithm}\n{_timestamp}\n{_scope}\n{Hash(canonicalRequest)}");

    /// <summary>The signature of one chunk of a streamed body.</summary>
    public string OfChunk(string previousSignature, string chunkHash) =>
        Sign($"{SignedClaim.Algorithm}-PAYLOAD\n{_timestamp}\n{_scope}\n{previousSignature}\n{EmptyHash}\n{chunkHash}");

    /// <summary>The signature of the trailing headers of a streamed body.</summary>
    public string OfTrailer(string previousSignature, string canonicalTrailers) =>
        Sign($"{SignedClaim.Algorithm}-TRAILER\n{_timestamp}\n{_scope}\n{previousSignature}\n{Hash(canonicalTrailers)}");

    /// <summary>Compares without telling by its duration how much was right.</summary>
    public static bool Same(string expected, string actual) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(actual));

    private string Sign(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
