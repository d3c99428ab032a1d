using System.Globalization;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Core.Jobs;

/// <summary>The parameter by which a job proves whose it is, where the template declares one for it.</summary>
internal static class RunToken
{
    public static KeyValuePair<string, string>? Of(RunRecord record, RunRequest request) =>
        request.Orchestration.RunTokenParameter is { } name
            ? new(name, string.Create(
                CultureInfo.InvariantCulture,
                $"{record.RunId}/{record.Generation}/{record.ExecutionStartTime.ToUnixTimeMilliseconds()}"))
            : null;
}
