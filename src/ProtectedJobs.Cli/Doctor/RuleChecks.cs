using System.Text.Json;
using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using Amazon.Runtime;

namespace ProtectedJobs.Cli.Doctor;

/// <summary>The rules that wake runs, clean up after stopped ones, and sweep: without them runs wait longer, or for nothing.</summary>
/// <param name="client">The rules.</param>
internal sealed class RuleChecks(IAmazonEventBridge client)
{
    /// <summary>Looks for the three rules on the default bus.</summary>
    public async Task<IReadOnlyList<Finding>> AllAsync(CancellationToken cancellationToken)
    {
        List<Rule> rules;
        try
        {
            rules = await RulesAsync(cancellationToken);
        }
        catch (Exception error) when (error is AmazonClientException or AmazonServiceException or HttpRequestException)
        {
            return [Finding.Warn("rules", error.Message, "Give your credentials events:ListRules to have the rules looked at.")];
        }

        return
        [
            Of("rule: job ended", rules, rule => Has(rule, "aws.cleanrooms"), "runs wait up to 30 minutes longer for the end of their job"),
            Of("rule: stopped", rules, rule => Has(rule, "aws.states"), "a run that is stopped in the console leaves its job running, and billed, for 5 minutes more"),
            Of("rule: sweep", rules, rule => rule.ScheduleExpression is { Length: > 0 } && rule.Name.Contains("Sweep", StringComparison.OrdinalIgnoreCase), "nothing mends what a lost event left behind"),
        ];
    }

    private static bool Has(Rule rule, string source)
    {
        try
        {
            return rule.EventPattern is { Length: > 0 } pattern
                && JsonElement.Parse(pattern).TryGetProperty("source", out var sources)
                && sources.ValueKind == JsonValueKind.Array
                && sources.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.String && item.GetString() == source);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Finding Of(string check, List<Rule> rules, Func<Rule, bool> isIt, string otherwise)
    {
        var found = rules.Where(isIt).ToList();
        return found.Find(rule => rule.State == RuleState.ENABLED) is { } enabled ? Finding.Good(check, $"{enabled.Name} is enabled")
            : found.Count > 0 ? Finding.Broken(check, $"{found[0].Name} is {found[0].State?.Value}: {otherwise}", $"Enable it: aws events enable-rule --name {found[0].Name}")
            : Finding.Broken(check, $"there is none: {otherwise}", "Deploy serverless.template again; it has the rule.");
    }

    private async Task<List<Rule>> RulesAsync(CancellationToken cancellationToken)
    {
        var rules = new List<Rule>();
        var request = new ListRulesRequest();
        do
        {
            var page = await client.ListRulesAsync(request, cancellationToken);
            rules.AddRange(page.Rules ?? []);
            request.NextToken = page.NextToken;
        }
        while (request.NextToken is not null);
        return rules;
    }
}
