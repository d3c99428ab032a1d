using System.Text.Json.Serialization;

namespace LocalCloud.Services.CleanRooms.Scenes;

/// <summary>What the service as a whole does: quotas, throttling, listing, events.</summary>
internal sealed record ServiceRules
{
    /// <summary>Whether a start over a quota is refused or waits as SUBMITTED; null for refused. AWS does not say which.</summary>
    public QuotaMode? OverQuota { get; init; }

    /// <summary>Ongoing jobs of one membership; null for AWS's fixed 1.</summary>
    public int? JobsPerMembership { get; init; }

    /// <summary>Ongoing jobs of one account; null for 5 in us-east-1 and 2 elsewhere.</summary>
    public int? JobsPerAccount { get; init; }

    /// <summary>vCPU of one account's ongoing jobs; null for 1,024 in us-east-1 and 512 elsewhere.</summary>
    public int? VcpuPerAccount { get; init; }

    /// <summary>Requests a second for each operation and account; null for no limit. AWS has 5.</summary>
    public double? RequestsPerSecond { get; init; }

    /// <summary>Whether ListProtectedJobs answers short pages with a nextToken, as it may on AWS.</summary>
    public bool ShortPages { get; init; }

    /// <summary>What becomes of events; null for one of each, at once, with an empty detail.</summary>
    public EventRules? Events { get; init; }
}

/// <summary>What happens to a start that is over a quota.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<QuotaMode>))]
internal enum QuotaMode
{
    /// <summary>402 ServiceQuotaExceededException.</summary>
    [JsonStringEnumMemberName("refuse")]
    Refuse,

    /// <summary>The job stays SUBMITTED until there is room.</summary>
    [JsonStringEnumMemberName("queue")]
    Queue,
}

/// <summary>What becomes of the events of jobs; delivery of AWS's own is best effort.</summary>
internal sealed record EventRules
{
    /// <summary>
    /// The detail, a JSON object as text in which <c>{jobId}</c>, <c>{membershipId}</c>, <c>{collaborationId}</c> and
    /// <c>{status}</c> are filled in; null for <c>{}</c>, as AWS publishes no member of it.
    /// </summary>
    public string? Detail { get; init; }

    /// <summary>Detail-types that are never sent: <c>Protected Job Succeeded</c>, or <c>*</c> for all.</summary>
    public IReadOnlyList<string>? Lost { get; init; }

    /// <summary>Detail-types that are sent twice, or <c>*</c>.</summary>
    public IReadOnlyList<string>? Doubled { get; init; }

    /// <summary>How long after the change an event is sent.</summary>
    public double LateSeconds { get; init; }

    /// <summary>Whether a list names a detail-type.</summary>
    public static bool Names(IReadOnlyList<string>? list, string detailType) =>
        list is not null && (list.Contains(detailType) || list.Contains("*"));
}
