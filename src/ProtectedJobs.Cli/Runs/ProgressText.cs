using System.Globalization;

namespace ProtectedJobs.Cli.Runs;

/// <summary>A run's progress as one line.</summary>
internal static class ProgressText
{
    public static string Of(RunProgress progress) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(int)progress.Elapsed.TotalHours:00}:{progress.Elapsed:mm\\:ss}  {progress.State,-18} {progress.Doing}").TrimEnd();
}
