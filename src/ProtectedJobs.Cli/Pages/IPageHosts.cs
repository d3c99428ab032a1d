using ProtectedJobs.Cli.Clouds;

namespace ProtectedJobs.Cli.Pages;

/// <summary>Serves the console's pages.</summary>
internal interface IPageHosts
{
    /// <summary>Serves those of a local cloud.</summary>
    /// <param name="cloud">The cloud.</param>
    /// <param name="port">The port; null for the ordinary one, or a free one where that is taken.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The pages; null if the cloud's template keeps no records to show.</returns>
    /// <exception cref="CommandLine.UsageException">The port that was asked for is taken.</exception>
    Task<IPageHost?> OfCloudAsync(ILocalCloud cloud, int? port, CancellationToken cancellationToken);

    /// <summary>Serves those of a deployment on AWS.</summary>
    /// <exception cref="CommandLine.UsageException">The port that was asked for is taken.</exception>
    Task<IPageHost> OfAwsAsync(AwsPagesSettings settings, CancellationToken cancellationToken);
}

/// <summary>Pages that are served; disposing it ends that.</summary>
internal interface IPageHost : IAsyncDisposable
{
    /// <summary>Where they are.</summary>
    Uri Url { get; }
}

/// <summary>Which deployment to show, and where.</summary>
/// <param name="StateMachineArn">Its state machine.</param>
/// <param name="LedgerBucket">Its ledger's bucket.</param>
/// <param name="EventBus">The bus on which ends of runs are announced: a run that is terminated may be announced from here.</param>
/// <param name="Profile">The profile; null for the usual chain of credentials.</param>
/// <param name="Region">The Region.</param>
/// <param name="Port">The port; null for the ordinary one, or a free one where that is taken.</param>
internal sealed record AwsPagesSettings(string StateMachineArn, string LedgerBucket, string EventBus, string? Profile, string Region, int? Port);
