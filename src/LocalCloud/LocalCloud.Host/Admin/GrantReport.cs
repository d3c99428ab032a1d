using System.Text.Json.Nodes;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Host.Admin;

/// <summary>Which granted actions were used, over many clouds: each leaves a file in a directory as it stops.</summary>
/// <remarks>Not of interest are actions on what is not here at all, logs and traces for instance: nothing can use them.</remarks>
public static class GrantReport
{
    private static readonly string[] s_services = ["cleanrooms:", "events:", "execute-api:", "lambda:", "s3:", "scheduler:", "states:"];

    /// <summary>Leaves the grants of a cloud in a directory.</summary>
    public static void Leave(string directory, IReadOnlyList<GrantUse> grants)
    {
        Directory.CreateDirectory(directory);
        var report = new JsonArray([.. grants.Select(g => new JsonObject
        {
            ["roleArn"] = g.RoleArn,
            ["action"] = g.Action,
            ["used"] = g.Used,
        })]);
        File.WriteAllText(Path.Combine(directory, $"{Path.GetRandomFileName()}.json"), report.ToJsonString());
    }

    /// <summary>The actions that the clouds of a directory granted and none of them saw used, by role and action.</summary>
    public static IReadOnlyList<GrantUse> Unused(string directory) =>
    [
        .. Directory.EnumerateFiles(directory, "*.json")
            .SelectMany(file => JsonNode.Parse(File.ReadAllText(file))!.AsArray())
            .Select(g => new GrantUse(g!["roleArn"]!.ToString(), g["action"]!.ToString(), g["used"]!.GetValue<bool>()))
            .GroupBy(g => (g.RoleArn, g.Action))
            .Where(g => !g.Any(use => use.Used) && s_services.Any(s => g.Key.Action.StartsWith(s, StringComparison.OrdinalIgnoreCase)))
            .Select(g => g.First())
            .OrderBy(g => g.RoleArn, StringComparer.Ordinal)
            .ThenBy(g => g.Action, StringComparer.Ordinal),
    ];
}
