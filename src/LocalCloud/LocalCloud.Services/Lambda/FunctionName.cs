using System.Text.RegularExpressions;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.Lambda;

/// <summary>A function as callers name it.</summary>
/// <param name="Name">The bare name.</param>
/// <param name="Qualifier">Version or alias; null if none was given.</param>
/// <remarks>
/// Taken are <c>name</c>, <c>name:qualifier</c>, <c>account:function:name</c> and <c>arn:aws:lambda:region:account:function:name</c>,
/// the latter two with or without a qualifier.
/// </remarks>
internal readonly partial record struct FunctionName(string Name, string? Qualifier)
{
    /// <exception cref="AwsException">ValidationException: it is none of these.</exception>
    public static FunctionName Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success)
        {
            throw new AwsException(
                "ValidationException",
                400,
                $"1 validation error detected: Value '{text}' at 'functionName' failed to satisfy constraint: "
                + $"Member must satisfy regular expression pattern: {Form()}");
        }

        var qualifier = match.Groups["qualifier"];
        return new FunctionName(match.Groups["name"].Value, qualifier.Success ? qualifier.Value : null);
    }

    [GeneratedRegex(
        @"^(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?(?<name>[a-zA-Z0-9-_]{1,140})(:(?<qualifier>\$LATEST|[a-zA-Z0-9-_]{1,128}))?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
