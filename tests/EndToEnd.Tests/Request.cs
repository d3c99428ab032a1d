using System.Text.Json.Nodes;

namespace EndToEnd.Tests;

/// <summary>Requests for the scene of a fresh local cloud.</summary>
internal static class Request
{
    public const string Membership = "11111111-2222-4333-8444-555555555555";

    public const string Partner = "111111111111";

    public const string Succeeding = "66666666-7777-4888-8999-000000000000";

    public const string Failing = "66666666-7777-4888-8999-000000000001";

    public const string CancelledByOthers = "66666666-7777-4888-8999-000000000002";

    public const string TwelveHours = "66666666-7777-4888-8999-000000000003";

    /// <summary>A request for four of the small workers.</summary>
    /// <param name="template">The analysis template's id.</param>
    /// <param name="receiver">The account that receives the results; null for the runner.</param>
    /// <param name="deadlineSeconds">The deadline; null for the default.</param>
    public static string Of(string template, string? receiver = null, int? deadlineSeconds = null)
    {
        var request = new JsonObject
        {
            ["type"] = "PYSPARK",
            ["membershipIdentifier"] = Membership,
            ["jobParameters"] = new JsonObject
            {
                ["analysisTemplateArn"] = $"arn:aws:cleanrooms:us-east-1:000000000000:membership/{Membership}/analysistemplate/{template}",
            },
            ["resultConfiguration"] = new JsonObject
            {
                ["outputConfiguration"] = new JsonObject
                {
                    ["member"] = new JsonObject { ["accountId"] = receiver ?? "000000000000" },
                },
            },
            ["computeConfiguration"] = new JsonObject { ["worker"] = new JsonObject { ["type"] = "CR.1X", ["number"] = 4 } },
        };
        if (deadlineSeconds is { } deadline)
        {
            request["orchestration"] = new JsonObject { ["deadlineSeconds"] = deadline };
        }

        return request.ToJsonString();
    }
}
