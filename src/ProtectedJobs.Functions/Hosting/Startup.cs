using System.Diagnostics.CodeAnalysis;
using Amazon.Lambda.Annotations;
using Microsoft.Extensions.DependencyInjection;
using ProtectedJobs.Aws;
using ProtectedJobs.Aws.Management;
using ProtectedJobs.Core;
using ProtectedJobs.Core.Ports;

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
        services.AddSingleton(_ => new AwsPorts(settings.Aws));
        services.AddSingleton(provider =>
        {
            var ports = provider.GetRequiredService<AwsPorts>();
            return new Orchestrator(
                new World(ports.CleanRooms, ports.Executions, ports.Ledger, ports.Results, ports.Announcer, new RandomIds(new Random())),
                settings.Aws.LedgerBucket,
                settings.Price);
        });
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => RunClient.Over(
            provider.GetRequiredService<AwsPorts>(),
            settings.StateMachineArn ?? throw new InvalidOperationException("The environment variable STATE_MACHINE_ARN is not set; serverless.template sets it."),
            settings.Aws.LedgerBucket,
            settings.Price,
            TimeProvider.System,
            new Random()));
        services.AddSingleton(provider => new StepLog(JsonLines.ToConsole()));
    }
}
