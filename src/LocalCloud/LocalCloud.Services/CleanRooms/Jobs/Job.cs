using LocalCloud.Services.CleanRooms.Scenes;

namespace LocalCloud.Services.CleanRooms.Jobs;

/// <summary>A protected job as the local Clean Rooms knows it.</summary>
internal sealed record Job
{
    public required string Id { get; init; }

    /// <summary>The membership that started it.</summary>
    public required string MembershipId { get; init; }

    public required string CollaborationId { get; init; }

    public required string RunnerAccountId { get; init; }

    public required string PayerAccountId { get; init; }

    public required string ReceiverAccountId { get; init; }

    public required string AnalysisTemplateArn { get; init; }

    /// <summary>As the request gave them; null if it gave none.</summary>
    public IReadOnlyDictionary<string, string>? Parameters { get; init; }

    /// <summary>As the request gave it; null if it gave none.</summary>
    public Compute? Compute { get; init; }

    /// <summary>Where the receiver's results go, as its membership said when the job started.</summary>
    public required ResultTarget Target { get; init; }

    public required JobPlan Plan { get; init; }

    public required JobStatus Status { get; init; }

    public required DateTimeOffset CreateTime { get; init; }

    /// <summary>When it became STARTED; null before that.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When it became terminal; null before that.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>When its status changes next; null for never, or while it waits for room under a quota.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>Set when it is FAILED.</summary>
    public JobError? Error { get; init; }

    /// <summary>The S3 location of its results, for whom it concerns.</summary>
    public string Location => $"s3://{Target.Bucket}/{Folder}";

    /// <summary>What the keys of its results start with: <c>{keyPrefix}/{jobId}/</c>.</summary>
    public string Folder => Target.KeyPrefix is { Length: > 0 } prefix ? $"{prefix.TrimEnd('/')}/{Id}/" : $"{Id}/";

    /// <summary>Whether it is waiting for room under a quota.</summary>
    public bool IsWaiting => Due is null && Status == JobStatus.Submitted;
}
