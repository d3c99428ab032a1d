using Amazon.EventBridge;
using Amazon.S3;
using Amazon.ServiceQuotas;
using Amazon.StepFunctions;
using ProtectedJobs.Aws.Management;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Cli.Places;

/// <summary>A place with runs, and all that commands use there.</summary>
internal sealed record ManagedPlace : IDisposable
{
    /// <summary>Manages the runs.</summary>
    public required RunClient Client { get; init; }

    /// <summary>Reads the ledger.</summary>
    public required ILedger Ledger { get; init; }

    /// <summary>Looks at jobs.</summary>
    public required ICleanRooms CleanRooms { get; init; }

    /// <summary>The SDK's client, for what is no run.</summary>
    public required IAmazonStepFunctions StepFunctions { get; init; }

    /// <summary>The SDK's client, for results.</summary>
    public required IAmazonS3 S3 { get; init; }

    /// <summary>The SDK's client, for rules.</summary>
    public required IAmazonEventBridge EventBridge { get; init; }

    /// <summary>The SDK's client, for the account's quotas; null on a local cloud, which has none.</summary>
    public IAmazonServiceQuotas? ServiceQuotas { get; init; }

    /// <summary>The ledger's bucket.</summary>
    public required string LedgerBucket { get; init; }

    /// <summary>The price this tool was told; null for none.</summary>
    public CrpuPrice? Price { get; init; }

    /// <summary>Whether it is a local cloud.</summary>
    public required bool IsLocal { get; init; }

    /// <summary>Where it is, for people: the Region, or the endpoint.</summary>
    public required string Where { get; init; }

    /// <summary>The options that lead here; each begins with a space.</summary>
    public required string Options { get; init; }

    /// <summary>Disposed of with it.</summary>
    public IReadOnlyList<IDisposable> Owned { get; init; } = [];

    /// <summary>A command of this tool about this place, for people to follow.</summary>
    /// <param name="arguments">The command and its arguments, without the place.</param>
    public string Command(string arguments) => $"protected-jobs {arguments}{Options}";

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var owned in Owned)
        {
            owned.Dispose();
        }
    }
}
