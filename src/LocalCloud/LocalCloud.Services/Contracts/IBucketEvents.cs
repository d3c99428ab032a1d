namespace LocalCloud.Services.Contracts;

/// <summary>Which buckets tell EventBridge of their objects.</summary>
public interface IBucketEvents
{
    /// <summary>Turns a bucket's events to the default bus on or off.</summary>
    /// <exception cref="AwsException">NoSuchBucket.</exception>
    Task TellEventBridgeAsync(string bucket, bool on, CancellationToken cancellationToken);
}
