using System.Text;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.S3.Requests;

/// <summary>A place in a bucket's order of keys.</summary>
/// <param name="Key">A key, or what would be one.</param>
/// <param name="IsAfter">True if the place is behind that key.</param>
internal readonly record struct ListingPosition(string Key, bool IsAfter)
{
    public static ListingPosition Start => new("", IsAfter: false);

    /// <summary>As the opaque token that callers hand back.</summary>
    public string ToToken() => Convert.ToBase64String(Encoding.UTF8.GetBytes((IsAfter ? "1" : "0") + Key));

    /// <exception cref="AwsException">InvalidArgument.</exception>
    public static ListingPosition OfToken(string token)
    {
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length)
            && length > 0
            && bytes[0] is (byte)'0' or (byte)'1'
            && System.Text.Unicode.Utf8.IsValid(bytes.AsSpan(0, length))
            ? new(Encoding.UTF8.GetString(bytes, 1, length - 1), bytes[0] == '1')
            : throw S3Errors.InvalidArgument("continuation-token", token, "The continuation token provided is incorrect");
    }
}
