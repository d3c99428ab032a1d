namespace ProtectedJobs.Console.Histories;

/// <summary>Reads a history into stays in states.</summary>
/// <remarks>
/// | event | means |
/// | --- | --- |
/// | …StateEntered | a stay begins |
/// | …StateExited | it ends: caught if the last try in it failed, else well |
/// | TaskFailed, …TimedOut and the like | a try failed |
/// | TaskScheduled, …Scheduled after a failed try | tried again |
/// | ExecutionRedriven, then anything but StateEntered | a stay in the last state begins, without a way there |
/// | ExecutionFailed, Aborted, TimedOut, Succeeded | the end |
/// </remarks>
public static class RunPathReader
{
    /// <summary>The path of a history.</summary>
    /// <param name="history">Events in order, from the first.</param>
    public static RunPath Read(IEnumerable<HistoryEvent> history)
    {
        var reading = new Reading();
        foreach (var happened in history)
        {
            reading.Take(happened);
        }

        return reading.ToPath();
    }

    private sealed class Reading
    {
        private readonly List<Visit> _visits = [];
        private readonly Dictionary<string, int> _numbers = [];
        private bool _isOver;
        private bool _endedWell;
        private bool _isRedriven;
        private bool _lastTryFailed;

        public RunPath ToPath() => new(_visits, _isOver, _endedWell);

        public void Take(HistoryEvent happened)
        {
            if (happened.Type.StartsWith("Execution", StringComparison.Ordinal))
            {
                TakeExecution(happened);
            }
            else if (happened.Type.EndsWith("StateEntered", StringComparison.Ordinal))
            {
                Enter(happened.State!, happened, isRedriven: false);
            }
            else
            {
                if (_isRedriven && _visits is [.., { } last])
                {
                    Enter(last.State, happened with { Input = last.Input }, isRedriven: true);
                }

                TakeInside(happened);
            }
        }

        private void Enter(string state, HistoryEvent happened, bool isRedriven)
        {
            _isRedriven = _lastTryFailed = false;
            _numbers[state] = _numbers.GetValueOrDefault(state) + 1;
            _visits.Add(new Visit(state, happened.At)
            {
                Number = _numbers[state],
                Input = happened.Input,
                IsRedriven = isRedriven,
                Events = isRedriven ? [] : [happened],
            });
        }

        private void TakeExecution(HistoryEvent happened)
        {
            (_isOver, _endedWell, _isRedriven) = happened.Type switch
            {
                "ExecutionRedriven" => (false, false, true),
                "ExecutionStarted" => (false, false, false),
                "ExecutionSucceeded" => (true, true, false),
                _ => (true, false, false),
            };
            if (_isOver && _visits is [.., { End: VisitEnd.Open } open])
            {
                _visits[^1] = open with
                {
                    LeftAt = happened.At,
                    End = happened.Type switch
                    {
                        "ExecutionSucceeded" => VisitEnd.Succeeded,
                        "ExecutionFailed" => VisitEnd.Failed,
                        _ => VisitEnd.Aborted,
                    },
                    Error = open.Error ?? happened.Error,
                    Cause = open.Cause ?? happened.Cause,
                };
            }
        }

        private void TakeInside(HistoryEvent happened)
        {
            if (_visits is not [.., { } visit])
            {
                return;
            }

            var type = happened.Type;
            visit = visit with { Events = [.. visit.Events, happened] };
            if (type.EndsWith("StateExited", StringComparison.Ordinal))
            {
                visit = visit with
                {
                    LeftAt = happened.At,
                    Output = happened.Output,
                    End = _lastTryFailed ? VisitEnd.Caught : VisitEnd.Succeeded,
                };
            }
            else if (type.EndsWith("Scheduled", StringComparison.Ordinal) && _lastTryFailed)
            {
                visit = visit with { Retries = [.. visit.Retries, new Retry(happened.At, visit.Error)] };
                _lastTryFailed = false;
            }
            else if (type.EndsWith("Failed", StringComparison.Ordinal) || type.EndsWith("TimedOut", StringComparison.Ordinal))
            {
                visit = visit with { Error = happened.Error, Cause = happened.Cause };
                _lastTryFailed = true;
            }

            _visits[^1] = visit;
        }
    }
}
