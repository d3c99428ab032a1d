namespace ProtectedJobs.Cli.Clouds;

/// <summary>A local cloud that runs; disposing it stops it, its state stays.</summary>
internal interface ILocalCloud : IAsyncDisposable
{
    /// <summary>Where every AWS protocol is spoken.</summary>
    Uri Endpoint { get; }

    /// <summary>The product's state machine on it.</summary>
    string StateMachineArn { get; }

    /// <summary>The bucket of the product's records; null if the template does not say.</summary>
    string? LedgerBucket { get; }
}
