using System.Text.Json;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Core.Triggers;

/// <summary>A trigger that fired: what StartRun is called with, read.</summary>
/// <param name="Source">What fired, and the facts that the request may refer to.</param>
/// <param name="Prefix">The readable part of the run's name.</param>
/// <param name="Key">A business key, its references not filled in; null to tell deliveries apart by the trigger's own id.</param>
/// <param name="Overlap">What to do while an earlier run is under way.</param>
/// <param name="Request">The run's request, its references not filled in.</param>
public sealed record TriggerRequest(TriggerSource Source, string Prefix, string? Key, OverlapPolicy Overlap, JsonElement Request);

/// <summary>What fired.</summary>
/// <param name="Trigger">Kind, id and time, as the run's record will carry them.</param>
/// <param name="Series">Whose runs overlap with one another: the ARN of the schedule or the rule.</param>
/// <param name="Identity">The same for every delivery of the same tick or event, and different for any other.</param>
/// <param name="Facts">What <c>${…}</c> refers to: the event, or the schedule's <c>arn</c>, <c>time</c> and <c>date</c>.</param>
public sealed record TriggerSource(Trigger Trigger, string Series, string Identity, JsonElement Facts);
