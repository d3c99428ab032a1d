using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ProtectedJobs.Core.Json;
using ProtectedJobs.Core.Management;

namespace ProtectedJobs.Functions.ManageRuns;

/// <summary>Bodies as Durable Functions spells them: times in whole seconds, values that are absent told as null.</summary>
internal static class Payloads
{
    private const string Time = "yyyy-MM-ddTHH:mm:ssZ";

    /// <summary>The URIs by which a run is managed. Those that would answer 501 are not advertised.</summary>
    public static JsonObject Uris(string baseUrl, string runId)
    {
        var run = $"{baseUrl}/instances/{Uri.EscapeDataString(runId)}";
        return new JsonObject
        {
            ["id"] = runId,
            ["statusQueryGetUri"] = run,
            ["sendEventPostUri"] = $"{run}/raiseEvent/{{eventName}}",
            ["terminatePostUri"] = $"{run}/terminate?reason={{text}}",
            ["rewindPostUri"] = $"{run}/rewind?reason={{text}}",
            ["purgeHistoryDeleteUri"] = run,
            ["restartPostUri"] = $"{run}/restart",
        };
    }

    /// <summary>The status of a run.</summary>
    public static JsonObject Status(RunView view, string name, bool showInput) => new()
    {
        ["name"] = name,
        ["instanceId"] = view.RunId,
        ["runtimeStatus"] = view.RuntimeStatus.ToString(),
        ["input"] = showInput ? NodeOf(view.Input) : null,
        ["customStatus"] = JsonSerializer.SerializeToNode(view.Progress, CoreJson.Default.RunProgress),
        ["output"] = NodeOf(view.Output) ?? ErrorOf(view),
        ["createdTime"] = Text(view.CreatedAt),
        ["lastUpdatedTime"] = Text(view.LastUpdatedAt),
    };

    /// <summary>The status of a run of a list, without what only a look at each would tell.</summary>
    public static JsonObject Status(RunListItem run, string name) => new()
    {
        ["name"] = name,
        ["instanceId"] = run.RunId,
        ["runtimeStatus"] = run.RuntimeStatus.ToString(),
        ["input"] = null,
        ["customStatus"] = JsonSerializer.SerializeToNode(run, CoreJson.Default.RunListItem),
        ["output"] = null,
        ["createdTime"] = Text(run.StartedAt),
        ["lastUpdatedTime"] = Text(run.EndedAt ?? run.StartedAt),
    };

    /// <summary>A time.</summary>
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture);

    private static JsonNode? NodeOf(JsonElement? json) => json switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } element => JsonObject.Create(element),
        { ValueKind: JsonValueKind.Array } element => JsonArray.Create(element),
        { } element => JsonValue.Create(element),
    };

    // An orchestration that failed has its error for output.
    private static JsonValue? ErrorOf(RunView view) =>
        view.RuntimeStatus.IsOver() && view.Error is { } error ? JsonValue.Create(view.Cause is null ? error : $"{error}: {view.Cause}") : null;
}
