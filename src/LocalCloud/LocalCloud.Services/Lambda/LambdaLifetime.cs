using LocalCloud.Services.Lambda.Runtime;
using Microsoft.Extensions.Hosting;

namespace LocalCloud.Services.Lambda;

/// <summary>Ends the functions' processes as the host begins to stop; their long polls would hold it up otherwise.</summary>
internal sealed class LambdaLifetime(IHostApplicationLifetime host, EnvironmentPools pools) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        host.ApplicationStopping.Register(pools.Stop);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
