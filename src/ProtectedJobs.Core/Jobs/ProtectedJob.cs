using System.Text.Json.Serialization;

namespace ProtectedJobs.Core.Jobs;

/// <summary>A protected job as GetProtectedJob answers it, in the API's own structure.</summary>
public sealed record ProtectedJob
{
    /// <summary>The job's id.</summary>
    public required string Id { get; init; }

    /// <summary>The membership that started it.</summary>
    public required string MembershipId { get; init; }

    /// <summary>That membership's ARN.</summary>
    public required string MembershipArn { get; init; }

    /// <summary>When it was created, by the service's clock.</summary>
    public required DateTimeOffset CreateTime { get; init; }

    /// <summary>Its template and parameters.</summary>
    public JobParameters? JobParameters { get; init; }

    /// <summary>Its status.</summary>
    public required JobStatus Status { get; init; }

    /// <summary>Where results go.</summary>
    public ResultConfiguration? ResultConfiguration { get; init; }

    /// <summary>Duration and billed units; null, or without units, until they settle.</summary>
    public JobStatistics? Statistics { get; init; }

    /// <summary>Where results went; null unless it succeeded.</summary>
    public JobResult? Result { get; init; }

    /// <summary>Why it failed; null unless it did.</summary>
    public JobError? Error { get; init; }

    /// <summary>Its workers; null if the service does not say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ComputeConfiguration? ComputeConfiguration { get; init; }

    /// <summary>Who pays for the compute; null if the service does not say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? JobComputePayerAccountId { get; init; }
}

/// <summary>A job's template and parameters.</summary>
/// <param name="AnalysisTemplateArn">The template; null if the service does not say.</param>
public sealed record JobParameters(string? AnalysisTemplateArn)
{
    /// <summary>The parameters' values; null if the service does not say. Sensitive: kept out of every document.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string>? Parameters { get; init; }
}

/// <summary>Where results go.</summary>
/// <param name="OutputConfiguration">One of S3 and a member.</param>
public sealed record ResultConfiguration(OutputConfiguration? OutputConfiguration);

/// <summary>A union: one member is set.</summary>
public sealed record OutputConfiguration
{
    /// <summary>An S3 place.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public S3Output? S3 { get; init; }

    /// <summary>A member's account.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MemberAccount? Member { get; init; }
}

/// <summary>An S3 place.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="KeyPrefix">The prefix; null for none.</param>
public sealed record S3Output(string? Bucket, string? KeyPrefix);

/// <summary>A member's account.</summary>
/// <param name="AccountId">Twelve digits.</param>
public sealed record MemberAccount(string? AccountId);

/// <summary>What a job used.</summary>
/// <param name="TotalDurationInMillis">From creation to completion, waiting included.</param>
/// <param name="BilledResourceUtilization">What is billed; null until it settles.</param>
public sealed record JobStatistics(long? TotalDurationInMillis, BilledUtilization? BilledResourceUtilization);

/// <summary>What is billed.</summary>
/// <param name="Units">CRPU-hours.</param>
public sealed record BilledUtilization(double? Units);

/// <summary>A job's result.</summary>
/// <param name="Output">Where it went.</param>
public sealed record JobResult(JobOutput? Output);

/// <summary>A union: one member is set.</summary>
public sealed record JobOutput
{
    /// <summary>The S3 place of the results, seen by their receiver.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public S3Location? S3 { get; init; }

    /// <summary>The accounts that received the results.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<MemberAccount>? MemberList { get; init; }
}

/// <summary>The S3 place of results.</summary>
/// <param name="Location">As the service spells it; with or without a slash at the end.</param>
public sealed record S3Location(string? Location);

/// <summary>Why a job failed.</summary>
/// <param name="Message">The service's words.</param>
/// <param name="Code">The service's code; there is no list of them.</param>
public sealed record JobError(string? Message, string? Code);

/// <summary>A union with one case so far.</summary>
/// <param name="Worker">The workers.</param>
public sealed record ComputeConfiguration(WorkerConfiguration? Worker);

/// <summary>Workers as the service tells them.</summary>
/// <param name="Type">Their size.</param>
/// <param name="Number">How many.</param>
public sealed record WorkerConfiguration(string? Type, int? Number)
{
    /// <summary>Their Spark settings; null if the service does not say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WorkerProperties? Properties { get; init; }
}

/// <summary>A union with one case so far.</summary>
/// <param name="Spark">Spark settings.</param>
public sealed record WorkerProperties(IReadOnlyDictionary<string, string>? Spark);
