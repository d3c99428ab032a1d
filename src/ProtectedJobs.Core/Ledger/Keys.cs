using System.Globalization;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Core.Ledger;

/// <summary>Where things are in the ledger's bucket.</summary>
public static class Keys
{
    /// <summary>The prefix of the runs that are not over.</summary>
    public const string OpenRuns = "open/";

    /// <summary>The prefix of the memberships' slots.</summary>
    public const string Memberships = "memberships/";

    /// <summary>The prefix of the summaries.</summary>
    public const string Days = "days/";

    /// <summary>How a day is written in a key.</summary>
    public const string DayFormat = "yyyy-MM-dd";

    /// <summary>A run's record; kept for 100 days at least.</summary>
    public static string Run(string runId) => $"runs/{runId}.json";

    /// <summary>A membership's slot; never deleted.</summary>
    public static string Slot(string membershipId) => $"{Memberships}{membershipId}/slot.json";

    /// <summary>Which run a job belongs to.</summary>
    public static string Claim(string jobId) => $"jobs/{jobId}.json";

    /// <summary>What a job's results consist of.</summary>
    public static string Manifest(string runId) => $"manifests/{runId}.json";

    /// <summary>A batch.</summary>
    public static string Batch(string batchId) => $"batches/{batchId}/batch.json";

    /// <summary>What an attempt of a batch is to run.</summary>
    public static string BatchItems(string batchId, int attempt) =>
        string.Create(CultureInfo.InvariantCulture, $"batches/{batchId}/items.{attempt}.json");

    /// <summary>What became of a batch.</summary>
    public static string BatchSummary(string batchId) => $"batches/{batchId}/summary.json";

    /// <summary>The runs of a schedule or rule that must not overlap.</summary>
    public static string Series(string hash) => $"series/{hash}.json";

    /// <summary>A run's summary, under the day it was started.</summary>
    public static string Summary(DateTimeOffset startedAt, string runId) =>
        string.Create(CultureInfo.InvariantCulture, $"days/{startedAt.UtcDateTime:yyyy-MM-dd}/{runId}.json");

    /// <summary>The prefix of the summaries of the runs that were started on a day, UTC.</summary>
    public static string Day(DateOnly day) => $"{Days}{day.ToString(DayFormat, CultureInfo.InvariantCulture)}/";

    /// <summary>The mark of an attempt that is not over. An attempt has its own, so that a late clean-up takes no newer one away.</summary>
    public static string Open(RunIdentity run) => string.Create(CultureInfo.InvariantCulture, $"{OpenRuns}{run.Id}.{run.RedriveCount}.json");
}
