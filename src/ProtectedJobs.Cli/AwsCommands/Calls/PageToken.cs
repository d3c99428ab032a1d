using System.Text;
using System.Text.Json.Nodes;
using ProtectedJobs.Cli.AwsCommands.Values;

namespace ProtectedJobs.Cli.AwsCommands.Calls;

/// <summary>Where a list was cut short: a page, and how many of its items are behind us. Written as the AWS CLI writes it, so that either goes on where the other stopped.</summary>
/// <param name="NextToken">The page; null for the first.</param>
/// <param name="Skipped">Items of it that were printed.</param>
internal sealed record PageToken(string? NextToken, int Skipped)
{
    private const string Page = "nextToken";
    private const string Amount = "boto_truncate_amount";

    /// <summary>Reads <c>--starting-token</c>; one that is not ours is taken for the service's own.</summary>
    public static PageToken Read(string text)
    {
        try
        {
            if (JsonText.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(text))) is JsonObject token && token.ContainsKey(Page))
            {
                return new PageToken(token[Page]?.GetValue<string>(), token[Amount]?.GetValue<int>() ?? 0);
            }
        }
        catch (Exception other) when (other is FormatException or JsonFault or InvalidOperationException)
        {
            // The service's own token.
        }

        return new PageToken(text, 0);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var page = NextToken is null ? "null" : Ascii(NextToken);
        var amount = Skipped > 0 ? $", \"{Amount}\": {Skipped}" : "";
        return Convert.ToBase64String(Encoding.UTF8.GetBytes($"{{\"{Page}\": {page}{amount}}}"));
    }

    private static string Ascii(string text) => JsonValue.Create(text).ToJsonString();
}
