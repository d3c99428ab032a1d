using System.Net;
using System.Text.Json;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.S3.Requests;

/// <summary>The rules of bucket names.</summary>
internal static class BucketName
{
    public static bool IsValid(string name) =>
        name.Length is >= 3 and <= 63
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.')
        && char.IsAsciiLetterOrDigit(name[0])
        && char.IsAsciiLetterOrDigit(name[^1])
        && !name.Contains("..", StringComparison.Ordinal)
        && !(name.Count(c => c == '.') == 3 && IPAddress.TryParse(name, out _));

    public static AwsException Invalid(string name) => new(
        "InvalidBucketName",
        400,
        "The specified bucket is not valid.",
        new Dictionary<string, string> { ["BucketName"] = $"\"{JsonEncodedText.Encode(name)}\"" });
}
