using System.Text.Json;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Core.Triggers;

/// <summary>
/// StartRun: from a tick or an event, which may come twice, to one run. What it does depends on nothing but what it is given and
/// what is written down, so a second delivery does nothing and says so.
/// </summary>
public sealed class TriggerDesk
{
    private readonly OwnEvents _own;
    private readonly IStateMachine _machine;
    private readonly RunLedger _runs;
    private readonly Overlaps _overlaps;

    /// <summary>Puts it together.</summary>
    /// <param name="machine">Starts and stops runs, and tells which are under way.</param>
    /// <param name="ledger">Series, and records of runs to stop.</param>
    /// <param name="ids">Ids of writes.</param>
    /// <param name="own">The events that start nothing.</param>
    public TriggerDesk(IStateMachine machine, ILedger ledger, IIdSource ids, OwnEvents own)
    {
        _own = own;
        _machine = machine;
        _runs = new RunLedger(ledger, ids);
        _overlaps = new Overlaps(ledger, machine, ids);
    }

    /// <summary>Acts on a trigger.</summary>
    /// <param name="input"><c>{schedule{arn, time} | event, rule, prefix, key, overlap, request}</c>.</param>
    /// <param name="cancellationToken">Stops between calls.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="InvalidRequest">The input is not that, or the request refers to what the event has not.</exception>
    public async Task<TriggerAnswer> TakeAsync(JsonElement input, CancellationToken cancellationToken)
    {
        var trigger = TriggerReader.Read(input);
        var source = trigger.Source;
        if (_own.WhyRefused(source.Facts) is { } why)
        {
            return new TriggerAnswer(TriggerDecision.Refused, null, null, $"Event {source.Trigger.Id} starts nothing: {why}.", []);
        }

        var faults = new List<Fault>();
        var key = trigger.Key is null ? null : RequestTemplate.Fill(trigger.Key, "key", source.Facts, faults);
        var request = RequestTemplate.Fill(trigger.Request, source.Trigger, source.Facts, faults);
        if (faults.Count > 0)
        {
            throw new InvalidRequest(new RunRequestResult.Invalid(faults).ToString());
        }

        var runId = RunName.Of(trigger.Prefix, source, key);
        if (trigger.Overlap == OverlapPolicy.Queue)
        {
            return await StartAsync(runId, request, [], cancellationToken);
        }

        var decision = await _overlaps.DecideAsync(source, runId, trigger.Overlap, cancellationToken);
        if (decision.Run is not { } run)
        {
            return new TriggerAnswer(
                TriggerDecision.Skipped, runId, null, $"Run {decision.Tick!.Because} of the same series is under way, or came later.", []);
        }

        foreach (var earlier in run.Replaces)
        {
            await StopAsync(earlier, runId, source.Trigger.Time!.Value, cancellationToken);
        }

        return await StartAsync(runId, request, run.Replaces, cancellationToken);
    }

    private async Task<TriggerAnswer> StartAsync(
        string runId, string request, IReadOnlyList<string> stopped, CancellationToken cancellationToken)
    {
        var arn = $"{_machine.Arn.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal)}:{runId}";
        // Asked first, as a second start with the same input is answered like the first while the run is under way.
        return await _machine.DescribeAsync(runId, cancellationToken) is null
            && await _machine.StartAsync(runId, request, cancellationToken) is not null
            ? new TriggerAnswer(TriggerDecision.Started, runId, arn, "A run was started.", stopped)
            : new TriggerAnswer(
                TriggerDecision.AlreadyStarted, runId, arn, "Delivered before: its run has been started, and no other is.", stopped);
    }

    private async Task StopAsync(string runId, string successor, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var cause = $"Run {successor} of the same series took its place.";
        if (await _runs.FindAsync(runId, cancellationToken) is { Outcome: null } record)
        {
            try
            {
                await _runs.ChangeAsync(
                    record.Run,
                    now => now.Stop is null && now.Outcome is null
                        ? now with { Stop = new StopRequest(ExecutionStatus.Running, at, cause) }
                        : now,
                    cancellationToken);
            }
            catch (RunSuperseded)
            {
                // Redriven by somebody at this very moment: stopping the execution stops that attempt.
            }
        }

        await _machine.StopAsync(runId, nameof(JobCancelled), cause, cancellationToken);
    }
}
