namespace ProtectedJobs.Console.Histories;

/// <summary>What happened when, for a picture: rows of bars on one axis of time.</summary>
/// <param name="From">The left end of the axis.</param>
/// <param name="To">Its right end; at least a second later.</param>
/// <param name="Rows">From above.</param>
public sealed record Timeline(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<TimelineRow> Rows)
{
    /// <summary>Where a time is on the axis, 0 to 1.</summary>
    /// <param name="at">The time.</param>
    public double PlaceOf(DateTimeOffset at) => Math.Clamp((at - From) / (To - From), 0, 1);
}

/// <summary>A row.</summary>
/// <param name="Name">The state, or what is told of the job.</param>
/// <param name="Kind">Of all its bars.</param>
/// <param name="Bars">In order.</param>
public sealed record TimelineRow(string Name, TimelineKind Kind, IReadOnlyList<TimelineBar> Bars);

/// <summary>A bar.</summary>
/// <param name="Label">What it is, in words.</param>
/// <param name="From">When it begins.</param>
/// <param name="To">When it ends; for one that goes on, now.</param>
/// <param name="End">How it ended.</param>
/// <param name="Marks">Tries that began on the way.</param>
public sealed record TimelineBar(string Label, DateTimeOffset From, DateTimeOffset To, VisitEnd End, IReadOnlyList<Retry> Marks);

/// <summary>What a row is about.</summary>
public enum TimelineKind
{
    /// <summary>A state of the machine that works.</summary>
    State,

    /// <summary>A state that sleeps until somebody answers: it costs nothing.</summary>
    Wait,

    /// <summary>The protected job's own life.</summary>
    Job,
}

/// <summary>When the protected job was what.</summary>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="StartedAt">When it was first seen running; null if it was not.</param>
/// <param name="EndedAt">When it ended; null while it has not.</param>
/// <param name="End">How.</param>
public sealed record JobLife(DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, VisitEnd End);
