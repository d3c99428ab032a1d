namespace LocalCloud.Services.Scheduler;

/// <summary>A schedule as it is stored.</summary>
internal sealed record ScheduleRow
{
    public required string Group { get; init; }

    public required string Name { get; init; }

    /// <summary>The body of CreateSchedule or UpdateSchedule.</summary>
    public required string Definition { get; init; }

    public required string State { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The time the expression names next; null if never again.</summary>
    public DateTimeOffset? PlannedAt { get; init; }

    /// <summary>When it is invoked: then, or later in the flexible window.</summary>
    public DateTimeOffset? DueAt { get; init; }
}
