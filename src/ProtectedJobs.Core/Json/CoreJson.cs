using System.Text.Json.Serialization;
using ProtectedJobs.Core.Batches;
using ProtectedJobs.Core.Completion;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Management;
using ProtectedJobs.Core.Queue;
using ProtectedJobs.Core.Results;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Triggers;

namespace ProtectedJobs.Core.Json;

/// <summary>How this room's documents are written as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    AllowOutOfOrderMetadataProperties = true,
    Converters = [typeof(UtcTimeConverter)])]
[JsonSerializable(typeof(RunRecord))]
[JsonSerializable(typeof(RunOutput))]
[JsonSerializable(typeof(RunSummary))]
[JsonSerializable(typeof(JobClaim))]
[JsonSerializable(typeof(OpenRun))]
[JsonSerializable(typeof(SlotDocument))]
[JsonSerializable(typeof(Manifest))]
[JsonSerializable(typeof(CompletionDetail))]
[JsonSerializable(typeof(ProtectedJob))]
[JsonSerializable(typeof(WaitPlan))]
[JsonSerializable(typeof(CollectedRun))]
[JsonSerializable(typeof(RunView))]
[JsonSerializable(typeof(RunPage))]
[JsonSerializable(typeof(RunProgress))]
[JsonSerializable(typeof(RunListItem))]
[JsonSerializable(typeof(IReadOnlyList<RunEvent>))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(Series))]
[JsonSerializable(typeof(BatchRecord))]
[JsonSerializable(typeof(BatchPlan))]
[JsonSerializable(typeof(BatchSummary))]
[JsonSerializable(typeof(BatchCompletionDetail))]
[JsonSerializable(typeof(TriggerAnswer))]
[JsonSerializable(typeof(Dictionary<string, string>))]
public sealed partial class CoreJson : JsonSerializerContext;
