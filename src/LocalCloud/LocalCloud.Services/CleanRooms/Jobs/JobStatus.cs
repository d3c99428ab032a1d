using System.Text.Json.Serialization;

namespace LocalCloud.Services.CleanRooms.Jobs;

/// <summary>The status of a protected job.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<JobStatus>))]
internal enum JobStatus
{
    [JsonStringEnumMemberName("SUBMITTED")]
    Submitted,

    [JsonStringEnumMemberName("STARTED")]
    Started,

    [JsonStringEnumMemberName("CANCELLING")]
    Cancelling,

    [JsonStringEnumMemberName("CANCELLED")]
    Cancelled,

    [JsonStringEnumMemberName("FAILED")]
    Failed,

    [JsonStringEnumMemberName("SUCCESS")]
    Success,
}

/// <summary>What follows from a status.</summary>
internal static class JobStatuses
{
    /// <summary>Every status as the API spells it.</summary>
    public static IReadOnlyList<string> Spellings { get; } =
        [.. Enum.GetValues<JobStatus>().Select(Spelling)];

    /// <summary>Whether a job in this status stays in it.</summary>
    public static bool IsTerminal(this JobStatus status) =>
        status is JobStatus.Cancelled or JobStatus.Failed or JobStatus.Success;

    /// <summary>As the API spells it.</summary>
    public static string Spelling(this JobStatus status) => status switch
    {
        JobStatus.Submitted => "SUBMITTED",
        JobStatus.Started => "STARTED",
        JobStatus.Cancelling => "CANCELLING",
        JobStatus.Cancelled => "CANCELLED",
        JobStatus.Failed => "FAILED",
        JobStatus.Success => "SUCCESS",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "not a job status"),
    };

    /// <summary>The detail-type of the event that tells of this status.</summary>
    public static string DetailType(this JobStatus status) => status switch
    {
        JobStatus.Submitted => "Protected Job Submitted",
        JobStatus.Started => "Protected Job Started",
        JobStatus.Cancelling => "Protected Job Cancelling",
        JobStatus.Cancelled => "Protected Job Cancelled",
        JobStatus.Failed => "Protected Job Failed",
        JobStatus.Success => "Protected Job Succeeded",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "not a job status"),
    };
}
