using System.Globalization;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Cli.Management;

/// <summary>Values as people read them.</summary>
internal static class Words
{
    public const string None = "-";

    public static string Of(DateTimeOffset? time) =>
        time is { } known ? known.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) : None;

    public static string Of(TimeSpan span) => span.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours} h {span.Minutes:00} min")
        : span.TotalMinutes >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{span.Minutes} min {span.Seconds:00} s")
            : string.Create(CultureInfo.InvariantCulture, $"{span.Seconds} s");

    public static string Units(double? crpuHours) => crpuHours?.ToString("0.###", CultureInfo.InvariantCulture) ?? None;

    public static string Of(CostEstimate? cost) =>
        cost is null ? None : string.Create(CultureInfo.InvariantCulture, $"{cost.Amount:0.00} {cost.Currency}");

    public static string Bytes(long bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.0} KiB"),
        < 1024L * 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024.0 * 1024):0.0} MiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024.0 * 1024 * 1024):0.0} GiB"),
    };

    /// <summary>The last part of an ARN, or the text as it is.</summary>
    public static string Last(string? arn) => arn is null ? None : arn[(arn.LastIndexOf('/') + 1)..];
}
