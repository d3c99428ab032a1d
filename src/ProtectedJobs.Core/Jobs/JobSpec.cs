namespace ProtectedJobs.Core.Jobs;

/// <summary>The protected job to start: the members of a StartProtectedJob request (<c>type</c> is PYSPARK, the only one there is).</summary>
public sealed record JobSpec
{
    /// <summary>The membership the job runs in; a lower-case UUID.</summary>
    public required string MembershipId { get; init; }

    /// <summary>The analysis template that holds the script.</summary>
    public required string AnalysisTemplateArn { get; init; }

    /// <summary>Values for the template's parameters. Sensitive: never logged, never in output or events.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>The account that receives the results; null for the collaboration's only receiver.</summary>
    public string? ResultReceiverAccountId { get; init; }

    /// <summary>The workers; null for the service's default.</summary>
    public WorkerSpec? Workers { get; init; }

    /// <summary>The account that pays for the compute; null for the collaboration's only payer.</summary>
    public string? PayerAccountId { get; init; }
}
