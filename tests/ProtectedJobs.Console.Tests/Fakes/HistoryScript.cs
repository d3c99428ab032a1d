using ProtectedJobs.Console.Histories;

namespace ProtectedJobs.Console.Tests.Fakes;

/// <summary>Writes a history as Step Functions would, a step a call.</summary>
internal sealed class HistoryScript
{
    private readonly List<HistoryEvent> _events = [];
    private DateTimeOffset _at;
    private string _state = "";

    public HistoryScript(DateTimeOffset at)
    {
        _at = at;
        Add("ExecutionStarted");
    }

    public IReadOnlyList<HistoryEvent> Events => _events;

    public HistoryScript After(double seconds)
    {
        _at = _at.AddSeconds(seconds);
        return this;
    }

    public HistoryScript Enter(string state, string? input = null)
    {
        _state = state;
        return Add("TaskStateEntered", state, e => e with { Input = input });
    }

    public HistoryScript Try() => Add("TaskScheduled").Add("TaskStarted");

    public HistoryScript Fail(string error, string? cause = null) => Add("TaskFailed", null, e => e with { Error = error, Cause = cause });

    public HistoryScript TimeOut() => Add("TaskTimedOut", null, e => e with { Error = "States.Timeout" });

    public HistoryScript Exit(string? output = null) => Add("TaskStateExited", _state, e => e with { Output = output });

    public HistoryScript Redrive() => Add("ExecutionRedriven");

    public HistoryScript End(string type) => Add(type);

    private HistoryScript Add(string type, string? state = null, Func<HistoryEvent, HistoryEvent>? with = null)
    {
        var happened = new HistoryEvent(_events.Count + 1, _at, type, state);
        _events.Add(with is null ? happened : with(happened));
        _at = _at.AddSeconds(0.4);
        return this;
    }
}
