using System.Diagnostics.CodeAnalysis;
using Amazon.Lambda.Annotations;
using Microsoft.Extensions.DependencyInjection;
using ProtectedJobs.Aws;
using ProtectedJobs.Aws.Management;
using ProtectedJobs.Core;
using ProtectedJobs.Core.Batches;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Triggers;
using ProtectedJobs.Functions.Telemetry;

namespace ProtectedJobs.Functions.Hosting;

/// <summary>Composes the functions: the core's parts over AWS.</summary>
[LambdaStartup]
public sealed class Startup
{
    /// <summary>Fills the container; called once in a process.</summary>
    /// <param name="services">The container.</param>
    [SuppressMessage("Performance", "CA1822", Justification = "The generated wrapper calls it on an instance.")]
    public void ConfigureServices(IServiceCollection services)
    {
#pragma warning disable RS0030 // The composition root reads the environment, once.
        var settings = Settings.Read(Environment.GetEnvironmentVariable);
#pragma warning restore RS0030
        services.AddSingleton(_ => RawOutput.OfProcess());
        services.AddSingleton(_ => new AwsPorts(settings.Aws));
        services.AddSingleton(provider =>
        {
            var ports = provider.GetRequiredService<AwsPorts>();
            var announcer = new MeteredAnnouncer(ports.Announcer, provider.GetRequiredService<RawOutput>());
            return new World(ports.CleanRooms, ports.Executions, ports.Ledger, ports.Results, announcer, new RandomIds(new Random()));
        });
        services.AddSingleton(provider =>
            new Orchestrator(provider.GetRequiredService<World>(), settings.Aws.LedgerBucket, settings.Price));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => RunClient.Over(
            provider.GetRequiredService<AwsPorts>(),
            settings.Machine,
            settings.Aws.LedgerBucket,
            settings.Price,
            TimeProvider.System,
            new Random()));
        services.AddSingleton(provider =>
        {
            var world = provider.GetRequiredService<World>();
            return new TriggerDesk(
                provider.GetRequiredService<AwsPorts>().StateMachineOf(settings.Machine),
                world.Ledger,
                world.Ids,
                new OwnEvents(settings.Aws.EventSource, settings.Aws.LedgerBucket, settings.Machine, settings.ResultLocations));
        });
        services.AddSingleton(provider =>
        {
            var ports = provider.GetRequiredService<AwsPorts>();
            return new BatchDesk(ports.Ledger, settings.Aws.LedgerBucket, ports.Lists, ports.Announcer);
        });
        services.AddSingleton(provider =>
        {
            var logger = new JsonLines(provider.GetRequiredService<RawOutput>().WriteLine, TimeProvider.System);
#pragma warning disable CA2000 // They live as long as the process.
            var exporter = settings.Otlp is { } target ? new OtlpExporter(target, new SocketsHttpHandler { AllowAutoRedirect = false }) : null;
            return new Invocations(logger, new Spans(logger, exporter, TimeProvider.System));
#pragma warning restore CA2000
        });
    }
}
