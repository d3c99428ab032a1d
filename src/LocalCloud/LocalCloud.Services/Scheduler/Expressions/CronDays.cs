namespace LocalCloud.Services.Scheduler.Expressions;

/// <summary>The days that an expression allows, by the day of the month or by the day of the week.</summary>
internal abstract record CronDays
{
    private CronDays()
    {
    }

    public abstract bool Contains(DateTime date);

    /// <summary>Reads the two day fields; exactly one is <c>?</c>.</summary>
    /// <exception cref="FormatException">They are none.</exception>
    public static CronDays Parse(string dayOfMonth, string dayOfWeek, string[] names) => (dayOfMonth, dayOfWeek) switch
    {
        ("?", "?") => throw new FormatException(),
        (_, "?") => OfMonth(dayOfMonth),
        ("?", _) => OfWeek(dayOfWeek, names),
        _ => throw new FormatException(),
    };

    private static CronDays OfMonth(string text) => text switch
    {
        "L" => new Last(0),
        "LW" => new LastWeekday(),
        ['L', '-', .. var before] => new Last(CronSet.Number(before, 1, 30)),
        [.. var day, 'W'] => new NearestWeekday(CronSet.Number(day, 1, 31)),
        _ => new DaysOfMonth(CronSet.Parse(text, 1, 31, [])),
    };

    private static CronDays OfWeek(string text, string[] names) => text switch
    {
        // The last day of the week is Saturday.
        "L" => new DaysOfWeek(new CronSet(new HashSet<int> { 7 })),
        [.. var day, 'L'] => new LastOfWeekday(CronSet.Value(day, 1, 7, names)),
        _ when text.Split('#') is [var day, var nth] => new NthOfWeekday(CronSet.Value(day, 1, 7, names), CronSet.Number(nth, 1, 5)),
        _ => new DaysOfWeek(CronSet.Parse(text, 1, 7, names)),
    };

    private static int WeekdayOf(DateTime date) => (int)date.DayOfWeek + 1;

    private static int LastDay(DateTime date) => DateTime.DaysInMonth(date.Year, date.Month);

    private static bool IsWeekend(DateTime date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private sealed record DaysOfMonth(CronSet Days) : CronDays
    {
        public override bool Contains(DateTime date) => Days.Contains(date.Day);
    }

    private sealed record Last(int Before) : CronDays
    {
        public override bool Contains(DateTime date) => date.Day == LastDay(date) - Before;
    }

    private sealed record LastWeekday : CronDays
    {
        public override bool Contains(DateTime date)
        {
            var day = new DateTime(date.Year, date.Month, LastDay(date));
            while (IsWeekend(day))
            {
                day = day.AddDays(-1);
            }

            return date.Day == day.Day;
        }
    }

    /// <summary>The weekday nearest to a day, within its month.</summary>
    private sealed record NearestWeekday(int Day) : CronDays
    {
        public override bool Contains(DateTime date)
        {
            if (Day > LastDay(date))
            {
                return false;
            }

            var nearest = new DateTime(date.Year, date.Month, Day);
            nearest = nearest.DayOfWeek switch
            {
                DayOfWeek.Saturday => nearest.AddDays(Day == 1 ? 2 : -1),
                DayOfWeek.Sunday => nearest.AddDays(Day == LastDay(date) ? -2 : 1),
                _ => nearest,
            };
            return date.Day == nearest.Day;
        }
    }

    private sealed record DaysOfWeek(CronSet Days) : CronDays
    {
        public override bool Contains(DateTime date) => Days.Contains(WeekdayOf(date));
    }

    private sealed record LastOfWeekday(int Weekday) : CronDays
    {
        public override bool Contains(DateTime date) => WeekdayOf(date) == Weekday && date.Day > LastDay(date) - 7;
    }

    private sealed record NthOfWeekday(int Weekday, int Nth) : CronDays
    {
        public override bool Contains(DateTime date) => WeekdayOf(date) == Weekday && (date.Day + 6) / 7 == Nth;
    }
}
