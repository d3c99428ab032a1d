using ProtectedJobs.Core.Runs.Errors;

namespace Simulation.World;

/// <summary>A wire that works, but for the calls it is told to fail, and that remembers all calls.</summary>
public sealed class ScriptedWire : IWire
{
    private readonly List<(string Call, Failing How)> _script = [];
    private readonly List<(string Call, int Place, Failing How)> _places = [];

    /// <summary>What a call does to its caller.</summary>
    public enum Failing
    {
        /// <summary>Turned away before anything was done.</summary>
        Throttled,

        /// <summary>Fails before anything was done.</summary>
        Before,

        /// <summary>Fails after it was done: the answer is lost.</summary>
        After,

        /// <summary>Never returns, nothing done: the caller is dead.</summary>
        DeadBefore,

        /// <summary>Never returns, though done: the caller is dead.</summary>
        DeadAfter,

        /// <summary>A write is answered 409, nothing done.</summary>
        Conflict,

        /// <summary>A write is done and answered 412.</summary>
        OwnWriteRefused,
    }

    /// <summary>The calls that were made, in order.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>Fails the next call of a kind; said twice, the next two.</summary>
    /// <param name="call">For example <c>StartProtectedJob</c>; <c>*</c> for any.</param>
    /// <param name="how">How.</param>
    public void FailNext(string call, Failing how) => _script.Add((call, how));

    /// <summary>Fails one call of a kind: the one in a place, counted from 0.</summary>
    public void FailOnly(string call, int place, Failing how) => _places.Add((call, place, how));

    /// <inheritdoc/>
    public Task RequestAsync(string call)
    {
        Calls.Add(call);
        if (Take(call, Failing.Throttled))
        {
            throw new Throttled($"{call}: slow down");
        }

        if (Take(call, Failing.Before))
        {
            throw new WorldUnavailable($"{call}: 500");
        }

        return Take(call, Failing.DeadBefore) ? new TaskCompletionSource().Task : Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task AnswerAsync(string call)
    {
        if (Take(call, Failing.After))
        {
            throw new WorldUnavailable($"{call}: the answer was lost");
        }

        return Take(call, Failing.DeadAfter) ? new TaskCompletionSource().Task : Task.CompletedTask;
    }

    /// <inheritdoc/>
    public TimeSpan? Straggle() => null;

    /// <inheritdoc/>
    public bool Conflicts() => Take("PutObject", Failing.Conflict);

    /// <inheritdoc/>
    public bool RefusesOwnWrite() => Take("PutObject", Failing.OwnWriteRefused);

    private bool Take(string call, Failing how)
    {
        var place = Calls.Count(made => made == call) - 1;
        if (_places.Contains((call, place, how)))
        {
            return true;
        }

        var at = _script.FindIndex(entry => (entry.Call == call || entry.Call == "*") && entry.How == how);
        if (at < 0)
        {
            return false;
        }

        _script.RemoveAt(at);
        return true;
    }
}
