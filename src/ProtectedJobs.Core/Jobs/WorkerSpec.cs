namespace ProtectedJobs.Core.Jobs;

/// <summary>The workers of a job.</summary>
/// <param name="Type">Their size.</param>
/// <param name="Number">How many, 4 to 1024.</param>
/// <param name="SparkProperties">Spark settings; those outside the service's list are refused by the service, not here.</param>
public sealed record WorkerSpec(WorkerType Type, int Number, IReadOnlyDictionary<string, string> SparkProperties)
{
    /// <summary>What a job gets that asks for nothing: 16 of the small ones.</summary>
    public static readonly WorkerSpec Default = new(WorkerType.Cr1X, 16, new Dictionary<string, string>());
}
