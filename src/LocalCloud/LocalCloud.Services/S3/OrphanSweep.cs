using LocalCloud.Services.S3.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LocalCloud.Services.S3;

/// <summary>Removes, before the port opens, the files that a crash left without a row.</summary>
internal sealed class OrphanSweep(ObjectLedger ledger, ILogger<OrphanSweep> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var files = ledger.Store.Read(ObjectRows.Files);
        var removed = ledger.Files.RemoveOrphans(files.Contains);
        if (removed > 0)
        {
            Log.OrphansRemoved(log, removed);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
