using System.Text.Json;
using ProtectedJobs.Core.Batches;
using ProtectedJobs.Core.Completion;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Json;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Triggers;

namespace ProtectedJobs.Functions.Hosting;

/// <summary>What functions answer, as JSON with its nulls.</summary>
internal static class StepOutput
{
    /// <summary>The answer of a function that has nothing to say.</summary>
    public static JsonElement Nothing { get; } = JsonElement.Parse("{}");

    public static JsonElement Of(WaitPlan plan) => JsonSerializer.SerializeToElement(plan, CoreJson.Default.WaitPlan);

    public static JsonElement Of(CollectedRun collected) => JsonSerializer.SerializeToElement(collected, CoreJson.Default.CollectedRun);

    public static JsonElement Of(BatchPlan plan) => JsonSerializer.SerializeToElement(plan, CoreJson.Default.BatchPlan);

    public static JsonElement Of(BatchSummary summary) => JsonSerializer.SerializeToElement(summary, CoreJson.Default.BatchSummary);

    public static JsonElement Of(TriggerAnswer answer) => JsonSerializer.SerializeToElement(answer, CoreJson.Default.TriggerAnswer);

    public static JsonElement Of(RunOutput output) => JsonSerializer.SerializeToElement(output, CoreJson.Default.RunOutput);
}
