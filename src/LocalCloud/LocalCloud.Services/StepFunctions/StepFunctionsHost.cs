using LocalCloud.Services.StepFunctions.Engine;
using LocalCloud.Services.StepFunctions.Machines;
using Microsoft.Extensions.Hosting;

namespace LocalCloud.Services.StepFunctions;

/// <summary>Goes on where the last process ended, once everything that tasks call is there.</summary>
internal sealed class StepFunctionsHost(ExecutionEngine engine, MachineRemoval removal) : IHostedLifecycleService
{
    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        engine.Resume();
        await removal.ResumeAsync();
    }

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken) => await engine.DisposeAsync();

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
