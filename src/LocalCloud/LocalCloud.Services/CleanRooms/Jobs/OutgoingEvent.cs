using LocalCloud.Services.CleanRooms.Scenes;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.CleanRooms.Jobs;

/// <summary>An event of a job, committed with the change it tells of and sent afterwards.</summary>
/// <param name="Id">The event's id: sending it again after a crash is harmless.</param>
/// <param name="Due">When it is sent.</param>
/// <param name="Time">When the job changed.</param>
/// <param name="DetailType">For example <c>Protected Job Succeeded</c>.</param>
/// <param name="Detail">A JSON object, as text.</param>
internal sealed record OutgoingEvent(string Id, DateTimeOffset Due, DateTimeOffset Time, string DetailType, string Detail)
{
    /// <summary>The events that tell of a job's present status: none, one or two, as the rules say.</summary>
    public static IEnumerable<OutgoingEvent> Of(Job job, DateTimeOffset at, EventRules? rules, IIdSource ids)
    {
        rules ??= new EventRules();
        var type = job.Status.DetailType();
        if (EventRules.Names(rules.Lost, type))
        {
            yield break;
        }

        var detail = Fill(rules.Detail ?? "{}", job);
        var due = at + TimeSpan.FromSeconds(rules.LateSeconds);
        yield return new OutgoingEvent(ids.NewUuid(), due, at, type, detail);
        if (EventRules.Names(rules.Doubled, type))
        {
            yield return new OutgoingEvent(ids.NewUuid(), due, at, type, detail);
        }
    }

    private static string Fill(string detail, Job job) => detail
        .Replace("{jobId}", job.Id, StringComparison.Ordinal)
        .Replace("{membershipId}", job.MembershipId, StringComparison.Ordinal)
        .Replace("{collaborationId}", job.CollaborationId, StringComparison.Ordinal)
        .Replace("{status}", job.Status.Spelling(), StringComparison.Ordinal);
}
