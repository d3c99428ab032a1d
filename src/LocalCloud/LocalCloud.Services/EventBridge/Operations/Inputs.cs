using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.EventBridge.Rules;
using LocalCloud.Services.Wire;

namespace LocalCloud.Services.EventBridge.Operations;

/// <summary>Members that several operations take.</summary>
internal static partial class Inputs
{
    /// <summary>A bus by name or ARN; the default one if absent.</summary>
    public static string Bus(JsonElement input) => BusName(input.Text("EventBusName"));

    /// <summary>The name in a bus's ARN, or the name itself.</summary>
    public static string BusName(string? nameOrArn) => nameOrArn switch
    {
        null or "" => RuleBook.DefaultBus,
        _ when nameOrArn.StartsWith("arn:", StringComparison.Ordinal) => nameOrArn[(nameOrArn.LastIndexOf('/') + 1)..],
        _ => nameOrArn,
    };

    /// <summary>A required name of letters, digits, dots, hyphens and underscores.</summary>
    /// <exception cref="AwsException">ValidationException.</exception>
    public static string Name(JsonElement input, string member, int longest = 64)
    {
        var name = input.Text(member) ?? throw Validation($"Value null at '{Camel(member)}' failed to satisfy constraint: Member must not be null");
        if (name.Length is 0 || name.Length > longest)
        {
            throw Validation(string.Create(
                CultureInfo.InvariantCulture,
                $"Value '{name}' at '{Camel(member)}' failed to satisfy constraint: Member must have length between 1 and {longest}"));
        }

        return NamePattern().IsMatch(name)
            ? name
            : throw Validation($"Value '{name}' at '{Camel(member)}' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+");
    }

    public static AwsException Validation(string violation) =>
        new("ValidationException", 400, $"1 validation error detected: {violation}");

    /// <summary>One page of a list.</summary>
    /// <param name="all">In a stable order.</param>
    /// <param name="input">Limit and NextToken.</param>
    /// <param name="next">The token of the next page; null at the end.</param>
    /// <exception cref="AwsException">ValidationException.</exception>
    public static IReadOnlyList<T> Page<T>(IReadOnlyList<T> all, JsonElement input, out string? next)
    {
        var limit = (int)(input.Whole("Limit") ?? input.Whole("MaxResults") ?? 100);
        var token = input.Text("NextToken");
        var start = 0;
        if (limit is < 1 or > 100 || (token is not null && !int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out start)))
        {
            throw Validation("Value at 'limit' or 'nextToken' failed to satisfy constraint: Member must be valid");
        }

        var page = all.Skip(start).Take(limit).ToList();
        next = start + page.Count < all.Count ? (start + page.Count).ToString(CultureInfo.InvariantCulture) : null;
        return page;
    }

    private static string Camel(string member) => char.ToLowerInvariant(member[0]) + member[1..];

    [GeneratedRegex(@"^[\.\-_A-Za-z0-9]+\z")]
    private static partial Regex NamePattern();
}
