using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.StepFunctions.Requests;

/// <summary>
/// Where the next page begins, as a text that says nothing to its holder. A token serves only the list it came from: one that
/// is edited, or sent with other filters, is an invalid token.
/// </summary>
internal static class PageToken
{
    private const int Check = 8;

    /// <summary>A token.</summary>
    /// <param name="scope">The list: operation and filters.</param>
    /// <param name="place">The last key of the page before.</param>
    public static string Write(string scope, string place)
    {
        var text = Encoding.UTF8.GetBytes(place);
        return Base64Url.EncodeToString([.. Sum(scope, text), .. text]);
    }

    /// <summary>The place a request's nextToken names, or null without one.</summary>
    /// <exception cref="AwsException">InvalidToken, ValidationException.</exception>
    public static string? Read(Request request, string scope, int longest = 1024)
    {
        if (request.OptionalText("nextToken", longest, 1) is not { } token)
        {
            return null;
        }

        if (!Base64Url.IsValid(token))
        {
            throw Errors.InvalidToken();
        }

        var bytes = Base64Url.DecodeFromChars(token);
        return bytes.Length >= Check && Sum(scope, bytes.AsSpan(Check)).AsSpan().SequenceEqual(bytes.AsSpan(0, Check))
            ? Encoding.UTF8.GetString(bytes, Check, bytes.Length - Check)
            : throw Errors.InvalidToken();
    }

    private static byte[] Sum(string scope, ReadOnlySpan<byte> place) =>
        SHA256.HashData([.. Encoding.UTF8.GetBytes(scope), 0, .. place])[..Check];
}
