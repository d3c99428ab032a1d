using ProtectedJobs.Core.Runs.Errors;
using Simulation.Time;
using Simulation.World;

namespace Simulation.Chaos;

/// <summary>A wire on which everything goes wrong at times; one for each invocation, which may die on it.</summary>
/// <param name="time">The time.</param>
/// <param name="random">The dice.</param>
/// <param name="rates">How often what.</param>
/// <param name="deadline">When the invocation is ended.</param>
/// <param name="frailty">How much more, or less, than others the caller dies at a call.</param>
/// <param name="count">Counts what went wrong.</param>
/// <param name="die">Is told, once, that the caller was killed.</param>
public sealed class ChaosWire(
    VirtualTime time,
    Random random,
    Func<ChaosRates> rates,
    DateTimeOffset deadline,
    double frailty,
    FaultCount count,
    Action die) : IWire
{
    /// <inheritdoc/>
    public async Task RequestAsync(string call)
    {
        await TravelAsync();
        await MaybeDieAsync();
        if (Roll(rates().Throttled))
        {
            count.Throttled++;
            throw new Throttled($"{call}: slow down");
        }

        if (Roll(rates().FailsBefore))
        {
            count.FailedBefore++;
            throw new WorldUnavailable($"{call}: 500, or the connection was reset");
        }
    }

    /// <inheritdoc/>
    public async Task AnswerAsync(string call)
    {
        await TravelAsync();
        await MaybeDieAsync();
        if (Roll(call == "StartProtectedJob" ? rates().StartAnswerLost : rates().AnswerLost))
        {
            count.AnswersLost++;
            throw new WorldUnavailable($"{call}: the answer was lost");
        }
    }

    /// <inheritdoc/>
    public TimeSpan? Straggle()
    {
        if (!Roll(rates().StartStraggles))
        {
            return null;
        }

        count.Stragglers++;
        return TimeSpan.FromMilliseconds(random.Next(10_000));
    }

    /// <inheritdoc/>
    public bool Conflicts() => Roll(rates().Conflict) && ++count.Conflicts > 0;

    /// <inheritdoc/>
    public bool RefusesOwnWrite() => Roll(rates().OwnWriteRefused) && ++count.Conflicts > 0;

    private async Task TravelAsync()
    {
        var isSlow = Roll(rates().Slow);
        await time.Delay(TimeSpan.FromMilliseconds(isSlow ? random.Next(1_000, 40_000) : random.Next(2, 60)));
        if (time.Now >= deadline)
        {
            // Ended by Lambda, which has told so.
            await new TaskCompletionSource().Task;
        }
    }

    private async Task MaybeDieAsync()
    {
        if (Roll(rates().Killed * frailty))
        {
            count.Killed++;
            die();
            await new TaskCompletionSource().Task;
        }
    }

    private bool Roll(double probability) => probability > 0 && random.NextDouble() < probability;
}
