using System.Runtime.CompilerServices;
using System.Text.Json;
using ProtectedJobs.Aws;
using ProtectedJobs.Aws.Management;
using ProtectedJobs.Console.Histories;
using ProtectedJobs.Core.Approvals;
using ProtectedJobs.Core.Json;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Management;
using ProtectedJobs.Core.Queue;
using ProtectedJobs.Core.Results;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Console.Runs;

/// <summary>The runs of AWS, or of a local cloud, by the client that the tool uses too.</summary>
/// <param name="client">The client.</param>
/// <param name="ports">The same place.</param>
/// <param name="time">The place's time.</param>
public sealed class ClientRuns(RunClient client, AwsPorts ports, CloudTime time) : IRunSource
{
    private const int AtATime = 8;

    /// <inheritdoc/>
    public DateTimeOffset Now => time.Now;

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<RunRow>> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await time.ReadAsync(cancellationToken);
        var query = new RunQuery { Top = RunQuery.MostOnPage };
        var slots = new Dictionary<string, SlotDocument?>();
        do
        {
            var page = await client.ListAsync(query, cancellationToken);
            var rows = page.Runs.Select(RunRows.Of).ToArray();
            var open = Enumerable.Range(0, rows.Length).Where(n => !rows[n].State.IsOver()).ToArray();
            foreach (var some in open.Chunk(AtATime))
            {
                await Task.WhenAll(some.Select(async n => rows[n] = await LookAsync(rows[n], slots, cancellationToken)));
            }

            yield return rows;
            query = query with { ContinuationToken = page.ContinuationToken };
        }
        while (query.ContinuationToken is not null);
    }

    /// <inheritdoc/>
    public async Task<RunDetail?> FindAsync(string runId, CancellationToken cancellationToken)
    {
        await time.ReadAsync(cancellationToken);
        return await client.GetAsync(runId, cancellationToken) is { } view
            ? RunDetails.Of(view, await client.RecordAsync(runId, cancellationToken))
            : null;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<HistoryEvent>> HistoryAsync(string runId, CancellationToken cancellationToken) =>
    [
        .. (await client.RawHistoryAsync(runId, cancellationToken)).Select(happened =>
            new HistoryEvent(happened.Id, happened.At, happened.Type, happened.State)
            {
                Input = happened.Input,
                Output = happened.Output,
                Error = happened.Error,
                Cause = happened.Cause,
            }),
    ];

    /// <inheritdoc/>
    public Task<string> DefinitionAsync(CancellationToken cancellationToken) =>
        ports.Documents.DefinitionAsync(client.StateMachineArn, cancellationToken);

    /// <inheritdoc/>
    public async Task<Manifest?> ManifestAsync(string runId, CancellationToken cancellationToken) =>
        await ports.Ledger.ReadAsync(Keys.Manifest(runId), cancellationToken) is { } entry
            ? JsonSerializer.Deserialize(entry.Content.Span, CoreJson.Default.Manifest)
            : null;

    /// <inheritdoc/>
    public async Task<Stream?> OpenResultAsync(string runId, string key, CancellationToken cancellationToken) =>
        await ManifestAsync(runId, cancellationToken) is { } manifest
        && manifest.Outputs.Any(output => output.Objects.Any(one => one.Key == key))
        && Uri.TryCreate(manifest.Location, UriKind.Absolute, out var place)
            ? await ports.Documents.OpenAsync(place.Host, key, cancellationToken)
            : null;

    /// <inheritdoc/>
    public async Task<ActionReport> StartAsync(string? runId, string request, CancellationToken cancellationToken) =>
        Tell(await client.StartAsync(runId, request, cancellationToken));

    /// <inheritdoc/>
    public async Task<ActionReport> ActAsync(string runId, RunAction action, string reason, CancellationToken cancellationToken)
    {
        var words = reason.Trim().Length == 0 ? null : reason.Trim();
        return action switch
        {
            RunAction.Terminate => Tell(await client.TerminateAsync(runId, words, cancellationToken), runId),
            RunAction.Rewind => Tell(await client.RewindAsync(runId, cancellationToken), runId),
            RunAction.Restart => await client.RestartAsync(runId, null, cancellationToken) is { } started
                ? Tell(started)
                : new ActionReport(IsDone: false, $"There is no run {runId}, or its request is not told any more.", null),
            RunAction.Approve => Tell(await client.DecideAsync(runId, ApprovalVerdict.Approved, "console", words, cancellationToken), runId),
            RunAction.Reject => Tell(await client.DecideAsync(runId, ApprovalVerdict.Rejected, "console", words, cancellationToken), runId),
            RunAction.Purge => Tell(await client.PurgeAsync(runId, cancellationToken), runId),
            _ => throw new ArgumentOutOfRangeException(nameof(action), action, "No such action."),
        };
    }

    private async Task<RunRow> LookAsync(RunRow row, Dictionary<string, SlotDocument?> slots, CancellationToken cancellationToken)
    {
        try
        {
            var record = await client.RecordAsync(row.RunId, cancellationToken);
            var slot = record is { JobId: null, MembershipId: { } membership } ? await SlotAsync(membership, slots, cancellationToken) : null;
            return row.With(record, slot);
        }
        catch (RunError)
        {
            // The list is right without it, only less exact.
            return row;
        }
    }

    private async Task<SlotDocument?> SlotAsync(string membership, Dictionary<string, SlotDocument?> slots, CancellationToken cancellationToken)
    {
        lock (slots)
        {
            if (slots.TryGetValue(membership, out var known))
            {
                return known;
            }
        }

        var slot = await ports.Ledger.ReadAsync(Keys.Slot(membership), cancellationToken) is { } entry
            ? JsonSerializer.Deserialize(entry.Content.Span, CoreJson.Default.SlotDocument)
            : null;
        lock (slots)
        {
            return slots[membership] = slot;
        }
    }

    private static ActionReport Tell(RunStart start) => start switch
    {
        RunStart.Started started => new ActionReport(IsDone: true, $"Run {started.RunId} is under way.", started.RunId),
        RunStart.RanBefore before => new ActionReport(
            IsDone: false, $"The same request was run as {before.RunId} before, and has ended: nothing was started.", before.RunId),
        RunStart.IdTaken taken => new ActionReport(
            IsDone: false, $"Another request was run as {taken.RunId}: nothing was started. Choose another id.", taken.RunId),
        RunStart.Invalid invalid => new ActionReport(IsDone: false, $"Nothing was started: {string.Join("; ", invalid.Faults)}.", null),
        _ => throw new ArgumentOutOfRangeException(nameof(start), start, "No such answer."),
    };

    private static ActionReport Tell(RunAnswer answer, string runId) => answer switch
    {
        RunAnswer.Accepted accepted => new ActionReport(IsDone: true, accepted.Message, runId),
        RunAnswer.NotFound => new ActionReport(IsDone: false, $"There is no run {runId}.", null),
        RunAnswer.Closed closed => new ActionReport(IsDone: false, closed.Message, runId),
        RunAnswer.Refused refused => new ActionReport(IsDone: false, refused.Message, runId),
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "No such answer."),
    };
}
