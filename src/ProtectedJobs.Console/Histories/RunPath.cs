namespace ProtectedJobs.Console.Histories;

/// <summary>The way an execution took through its machine.</summary>
/// <param name="Visits">In order.</param>
/// <param name="IsOver">Whether the execution has ended.</param>
/// <param name="EndedWell">Whether it ended well.</param>
public sealed record RunPath(IReadOnlyList<Visit> Visits, bool IsOver, bool EndedWell)
{
    /// <summary>An execution without a history yet.</summary>
    public static readonly RunPath Empty = new([], IsOver: false, EndedWell: false);

    /// <summary>Where the run is; null before its first state and after its end.</summary>
    public string? Current => IsOver || Visits.Count == 0 ? null : Visits[^1].State;

    /// <summary>The stays in a state, in order.</summary>
    /// <param name="state">The state.</param>
    public IEnumerable<Visit> In(string state) => Visits.Where(visit => visit.State == state);

    /// <summary>How often each way between two states was taken. The way in and the way out of the machine are named by the caller.</summary>
    /// <param name="start">The name of what is before the first state.</param>
    /// <param name="end">The name of what is behind the last.</param>
    public IReadOnlyDictionary<(string From, string To), int> Taken(string start, string end)
    {
        var taken = new Dictionary<(string, string), int>();
        var from = start;
        foreach (var visit in Visits)
        {
            if (!visit.IsRedriven)
            {
                Count((from, visit.State));
            }

            from = visit.State;
        }

        if (EndedWell)
        {
            Count((from, end));
        }

        return taken;

        void Count((string, string) way) => taken[way] = taken.GetValueOrDefault(way) + 1;
    }
}
