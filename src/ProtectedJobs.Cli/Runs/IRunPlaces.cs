namespace ProtectedJobs.Cli.Runs;

/// <summary>The two places a run can be: a local cloud, and AWS.</summary>
internal interface IRunPlaces
{
    /// <summary>Starts a local cloud, runs, and stops it.</summary>
    Task<RunEnd> RunLocallyAsync(LocalPlace place, string name, string input, CancellationToken cancellationToken);

    /// <summary>Runs on AWS.</summary>
    Task<RunEnd> RunOnAwsAsync(AwsPlace place, string name, string input, CancellationToken cancellationToken);

    /// <summary>Starts a run on AWS and leaves it to itself.</summary>
    /// <returns>The execution's ARN.</returns>
    Task<string> StartOnAwsAsync(AwsPlace place, string name, string input, CancellationToken cancellationToken);
}

/// <summary>A local cloud to run on.</summary>
/// <param name="DataDirectory">Its folder; null for a fresh one.</param>
/// <param name="TimeScale">How many times faster than the wall its clock runs.</param>
/// <param name="TemplatePath">The template; null for that of the checkout.</param>
internal sealed record LocalPlace(string? DataDirectory, double TimeScale, string? TemplatePath);

/// <summary>A deployment on AWS.</summary>
/// <param name="StateMachineArn">The state machine.</param>
/// <param name="Profile">Null for the default chain of credentials.</param>
/// <param name="Region">Null for the state machine's.</param>
/// <param name="LedgerBucket">The bucket of records, from which completion events are read; null to do without.</param>
internal sealed record AwsPlace(string StateMachineArn, string? Profile, string? Region, string? LedgerBucket)
{
    /// <summary>The URL of a local cloud or a proxy that stands for AWS; null for AWS itself.</summary>
    public Uri? Endpoint { get; init; }
}
