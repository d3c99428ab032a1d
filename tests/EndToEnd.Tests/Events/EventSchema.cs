using System.Text.Json;
using Json.Schema;
using Testing;

namespace EndToEnd.Tests.Events;

/// <summary>The published JSON schemas of completion events, by a validator that is not ours.</summary>
internal static class EventSchema
{
    private static readonly EvaluationOptions s_options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    private static readonly JsonSchema s_run = Read("run");
    private static readonly JsonSchema s_batch = Read("batch");

    /// <summary>The folder of schemas and examples.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "infra", "events");

    /// <summary>What is wrong with an event as EventBridge delivers it, a line each with its place; none if nothing is.</summary>
    public static IReadOnlyList<string> FaultsOf(JsonElement delivered)
    {
        var about = delivered.GetProperty("detail-type").GetString()!.Contains("Batch", StringComparison.Ordinal) ? s_batch : s_run;
        var result = about.Evaluate(delivered, s_options);
        return result.IsValid
            ? []
            : [.. (result.Details ?? []).SelectMany(detail => (detail.Errors ?? new Dictionary<string, string>()).Select(error => $"{detail.InstanceLocation}: {error.Value}")), "the event is invalid"];
    }

    private static JsonSchema Read(string about) =>
        JsonSchema.FromText(File.ReadAllText(Path.Combine(Repository.Root, "infra", "events", $"{about}-ended.schema.json")));
}
