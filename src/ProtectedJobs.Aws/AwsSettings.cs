using ProtectedJobs.Core.Completion;

namespace ProtectedJobs.Aws;

/// <summary>Where things are on AWS.</summary>
/// <param name="LedgerBucket">The bucket of records, slots, claims and manifests.</param>
/// <param name="EventBus">Name or ARN of the bus on which ends of runs are announced.</param>
public sealed record AwsSettings(string LedgerBucket, string EventBus)
{
    /// <summary>The source of our events.</summary>
    public string EventSource { get; init; } = CompletionEvent.DefaultSource;

    /// <summary>The runs' state machine; empty where nobody lists its executions.</summary>
    public string StateMachineArn { get; init; } = "";

    /// <summary>Buckets in the path instead of the host name: for endpoints that are an address.</summary>
    public bool S3PathStyle { get; init; }

    /// <summary>How long a start may take to be answered; then its outcome is unknown.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long any other call may take, each of its tries.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
