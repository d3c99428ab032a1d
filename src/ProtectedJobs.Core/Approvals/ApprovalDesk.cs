using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Core.Approvals;

/// <summary>
/// Where people answer, whatever they answer through. The answer is written down first, by the first conditional write; waking
/// the run is only a hint after that, and may be given again by answering the same again, or by Sweep.
/// </summary>
/// <param name="runs">The records.</param>
/// <param name="executions">Wakes the run.</param>
public sealed class ApprovalDesk(RunLedger runs, IExecutions executions)
{
    /// <summary>The most characters of a name or a comment.</summary>
    public const int LongestWords = 1024;

    /// <summary>Answers a run's request for consent.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="answer">The answer; one that nobody but the run itself may give (EXPIRED) is refused.</param>
    /// <param name="cancellationToken">Stops between calls.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="ArgumentException">The verdict is EXPIRED, or the words are too long.</exception>
    /// <exception cref="WorldUnavailable">There was no usable answer; the answer may be written: give it again.</exception>
    public async Task<ApprovalResult> AnswerAsync(string runId, ApprovalAnswer answer, CancellationToken cancellationToken)
    {
        if (answer.Verdict == ApprovalVerdict.Expired || answer.By?.Length > LongestWords || answer.Comment?.Length > LongestWords)
        {
            throw new ArgumentException(
                $"Wanted APPROVED or REJECTED, and words of at most {LongestWords} characters; found {answer.Verdict}, {answer.By?.Length ?? 0} and {answer.Comment?.Length ?? 0}.",
                nameof(answer));
        }

        if (await runs.FindAsync(runId, cancellationToken) is not { } found)
        {
            return new ApprovalResult(ApprovalEffect.NoSuchRun, null);
        }

        RunRecord record;
        try
        {
            record = await runs.ChangeAsync(
                found.Run,
                now => now is { Outcome: null, Stop: null, Approval: { IsOpen: true } open }
                    ? now with { Approval = open with { Answer = answer } }
                    : now,
                cancellationToken);
        }
        catch (RunSuperseded)
        {
            // Redriven between the two: the answer was for a question that is gone.
            return new ApprovalResult(ApprovalEffect.NotAsked, found.Approval);
        }

        var effect = EffectOf(record, answer);
        if (effect is ApprovalEffect.Answered or ApprovalEffect.SaidBefore && record.Approval?.Wait is { } wait)
        {
            await executions.SendSuccessAsync(wait.Token, "{}", cancellationToken);
        }

        return new ApprovalResult(effect, record.Approval);
    }

    private static ApprovalEffect EffectOf(RunRecord record, ApprovalAnswer answer) => record.Approval?.Answer switch
    {
        null => ApprovalEffect.NotAsked,
        var given when given == answer => ApprovalEffect.Answered,
        var given when given.Verdict == answer.Verdict => ApprovalEffect.SaidBefore,
        _ => ApprovalEffect.SaidOtherwise,
    };
}

/// <summary>What became of an answer.</summary>
/// <param name="Effect">In a word.</param>
/// <param name="Approval">What is written down; null if nothing is.</param>
public sealed record ApprovalResult(ApprovalEffect Effect, Approval? Approval);

/// <summary>What became of an answer, in a word.</summary>
public enum ApprovalEffect
{
    /// <summary>It stands: the run goes on, or ends REJECTED.</summary>
    Answered,

    /// <summary>The same had been answered before: nothing changed.</summary>
    SaidBefore,

    /// <summary>Another answer had come first, or the time was up: that one stands.</summary>
    SaidOtherwise,

    /// <summary>The run does not ask: no consent is needed, not yet or not any more, or it is over.</summary>
    NotAsked,

    /// <summary>There is no such run.</summary>
    NoSuchRun,
}
