using System.Text.Json;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Management;
using ProtectedJobs.Cli.Places;
using ProtectedJobs.Core.Json;
using ProtectedJobs.Core.Management;
using ProtectedJobs.Core.Results;

namespace ProtectedJobs.Cli.Results;

/// <summary>Reads the manifest that a run left of its results.</summary>
internal static class ResultReader
{
    /// <returns>The bucket, and what is in it.</returns>
    /// <exception cref="UsageException">There is no such run, or nothing that can be read.</exception>
    public static async Task<(string Bucket, ResultList Results)> ReadAsync(ManagedPlace place, string runId, CancellationToken cancellationToken)
    {
        var view = await place.Client.GetAsync(runId, cancellationToken) ?? throw RunArgument.Missing(runId, place);
        var pointer = view.Results switch
        {
            RunResults.S3 { Manifest: { } found } => found,
            RunResults.S3 s3 => throw new UsageException($"The results of {runId} at {s3.Location} could not be listed: {s3.Unreadable}. Give the deployment's roles s3:ListBucket there, then rewind or restart."),
            RunResults.MemberList members => throw new UsageException(
                $"The results of {runId} went to {string.Join(", ", members.Members.Select(member => member.AccountId))}; this account cannot read them."),
            _ => throw new UsageException(view.RuntimeStatus.IsOver()
                ? $"Run {runId} ended {view.Outcome?.ToString() ?? view.RuntimeStatus.ToString()} and has no results."
                : $"Run {runId} is under way and has no results yet. Wait for it: {place.Command($"watch {runId}")}"),
        };
        var entry = await place.Ledger.ReadAsync(pointer.Key, cancellationToken)
            ?? throw new UsageException($"The manifest s3://{pointer.Bucket}/{pointer.Key} of {runId} is gone.");
        var manifest = JsonSerializer.Deserialize(entry.Content.Span, CoreJson.Default.Manifest)!;
        var (bucket, prefix) = Split(manifest.Location);
        return (bucket, new ResultList(
            runId,
            manifest.Location,
            [.. manifest.Outputs.SelectMany(output => output.Objects.Select(o => new ResultFile(
                output.Name, o.Key.StartsWith(prefix, StringComparison.Ordinal) ? o.Key[prefix.Length..].TrimStart('/') : o.Key, o.Key, o.Bytes, o.ETag)))],
            manifest.TotalBytes));
    }

    private static (string Bucket, string Prefix) Split(string location) =>
        location.StartsWith("s3://", StringComparison.Ordinal) && location[5..].Split('/', 2) is [{ Length: > 0 } bucket, var prefix]
            ? (bucket, prefix)
            : throw new UsageException($"Wanted a location s3://BUCKET/PREFIX in the run's manifest, found '{location}'.");
}
