using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;
using ProtectedJobs.Aws;
using ProtectedJobs.Aws.Management;
using ProtectedJobs.Cli.Clouds;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Samples;
using ProtectedJobs.Console.Hosting;
using ProtectedJobs.Console.Local;
using ProtectedJobs.Console.Runs;

namespace ProtectedJobs.Cli.Pages;

/// <summary>The console in this process, over the client that the commands use too.</summary>
/// <param name="clock">The wall's clock.</param>
/// <param name="random">For ids of runs.</param>
[SuppressMessage("Reliability", "CA2000", Justification = "The page host owns and disposes of them.")]
internal sealed class ConsolePages(TimeProvider clock, Random random) : IPageHosts
{
    /// <summary>The bus that the template makes unless it is told another name.</summary>
    public const string OrdinaryBus = "protected-jobs";

    /// <inheritdoc/>
    public async Task<IPageHost?> OfCloudAsync(ILocalCloud cloud, int? port, CancellationToken cancellationToken)
    {
        if (cloud.LedgerBucket is not { } bucket)
        {
            return null;
        }

        var access = new AwsAccess
        {
            Endpoint = cloud.Endpoint,
            Region = LocalCredentials.Region,
            Credentials = new BasicAWSCredentials(LocalCredentials.AccessKeyId, LocalCredentials.SecretAccessKey),
        };
        var ports = new AwsPorts(new AwsSettings(bucket, OrdinaryBus) { S3PathStyle = true }, access);
        var admin = LocalCloudAdmin.At(cloud.Endpoint);
        return await StartAsync(
            ports,
            admin,
            new ConsolePlace("Local cloud", LocalCredentials.Region, cloud.StateMachineArn, cloud.Endpoint),
            bucket,
            FeedRhythm.Local,
            port,
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IPageHost> OfAwsAsync(AwsPagesSettings settings, CancellationToken cancellationToken) => StartAsync(
        new AwsPorts(new AwsSettings(settings.LedgerBucket, settings.EventBus), new AwsAccess { Profile = settings.Profile, Region = settings.Region }),
        admin: null,
        new ConsolePlace(settings.Profile ?? "AWS", settings.Region, settings.StateMachineArn, LocalCloud: null),
        settings.LedgerBucket,
        FeedRhythm.Aws,
        settings.Port,
        cancellationToken);

    private async Task<IPageHost> StartAsync(
        AwsPorts ports, LocalCloudAdmin? admin, ConsolePlace place, string bucket, FeedRhythm rhythm, int? port, CancellationToken cancellationToken)
    {
        var options = new ConsoleOptions
        {
            Runs = new ClientRuns(RunClient.Over(ports, place.StateMachineArn, bucket, price: null, clock, random), ports, new CloudTime(clock, admin)),
            Place = place,
            SampleRequest = SampleRequest.Json,
            Port = port ?? ConsoleOptions.DefaultPort,
            Rhythm = rhythm,
            Clock = clock,
        };
        try
        {
            return new HostedPages(await StartAsync(options, mayMove: port is null, cancellationToken), ports, admin);
        }
        catch
        {
            ports.Dispose();
            admin?.Dispose();
            throw;
        }
    }

    private static async Task<ConsoleHost> StartAsync(ConsoleOptions options, bool mayMove, CancellationToken cancellationToken)
    {
        try
        {
            return await ConsoleHost.StartAsync(options, cancellationToken);
        }
        catch (IOException) when (mayMove)
        {
            return await ConsoleHost.StartAsync(options with { Port = 0 }, cancellationToken);
        }
        catch (IOException taken)
        {
            throw new UsageException($"The console cannot start. {taken.Message}");
        }
    }

    private sealed class HostedPages(ConsoleHost host, AwsPorts ports, LocalCloudAdmin? admin) : IPageHost
    {
        public Uri Url => host.Url;

        public async ValueTask DisposeAsync()
        {
            await host.DisposeAsync();
            ports.Dispose();
            admin?.Dispose();
        }
    }
}
