namespace LocalCloud.Asl.Jsonata.Pictures;

/// <summary>A moment as the calendar and the clock show it. JavaScript's years go further than .NET's, hence the arithmetic.</summary>
internal sealed record CivilTime
{
    private const double MillisADay = 86_400_000;
    private const double Furthest = 8.64e15;
    private readonly double _day;

    public CivilTime(double millis)
    {
        if (!(Math.Abs(millis) <= Furthest))
        {
            throw new JsonataException("D3110", value: Values.JsNumber.Format(millis));
        }

        var whole = Math.Truncate(millis);
        _day = Math.Floor(whole / MillisADay);
        var ofDay = (int)(whole - (_day * MillisADay));
        (Year, Month, Day) = FromDays((long)_day);
        Hour = ofDay / 3_600_000;
        Minute = ofDay / 60_000 % 60;
        Second = ofDay / 1000 % 60;
        Millisecond = ofDay % 1000;
    }

    public int Year { get; }

    /// <summary>1 to 12.</summary>
    public int Month { get; }

    public int Day { get; }

    public int Hour { get; }

    public int Minute { get; }

    public int Second { get; }

    public int Millisecond { get; }

    public int DayOfYear => (int)(_day - ToDays(Year, 1, 1)) + 1;

    /// <summary>1 is Monday, 7 Sunday.</summary>
    public int DayOfWeek => DayOfWeekOf((long)_day);

    /// <summary>The ISO week of the year: the first is that of the year's first Thursday.</summary>
    public int Week => WeekIn(YearOfWeek, 1);

    /// <summary>The ISO year that the week belongs to.</summary>
    public int YearOfWeek =>
        _day < FirstMonday(Year, 1) ? Year - 1
        : _day >= FirstMonday(Year + 1, 1) ? Year + 1
        : Year;

    /// <summary>The week of the month that it belongs to, counted as ISO counts those of the year.</summary>
    public int WeekOfMonth
    {
        get
        {
            var (year, month) = MonthOfWeekAndYear;
            return WeekIn(year, month);
        }
    }

    public int MonthOfWeek => MonthOfWeekAndYear.Month;

    private (int Year, int Month) MonthOfWeekAndYear
    {
        get
        {
            var next = Month == 12 ? (Year + 1, 1) : (Year, Month + 1);
            return _day < FirstMonday(Year, Month) ? Month == 1 ? (Year - 1, 12) : (Year, Month - 1)
                : _day >= FirstMonday(next.Item1, next.Item2) ? next
                : (Year, Month);
        }
    }

    /// <summary>Milliseconds since 1970 of a calendar date; parts beyond their range carry over.</summary>
    public static double ToMillis(double year, double month, double day, double hour, double minute, double second, double millis)
    {
        var carried = Math.Floor((month - 1) / 12);
        var days = ToDays((long)(year + carried), (int)(month - 1 - (carried * 12)) + 1, 1) + day - 1;
        return (days * MillisADay) + (hour * 3_600_000) + (minute * 60_000) + (second * 1000) + millis;
    }

    private static int DayOfWeekOf(long day) => (int)(((day + 3) % 7) + 7) % 7 + 1;

    private static long FirstMonday(int year, int month)
    {
        var first = ToDays(year, month, 1);
        var weekday = DayOfWeekOf(first);
        return weekday > 4 ? first + 8 - weekday : first - weekday + 1;
    }

    private int WeekIn(int year, int month)
    {
        return (int)((_day - FirstMonday(year, month)) / 7) + 1;
    }

    /// <summary>Days since 1970-01-01 in the Gregorian calendar, by years that begin in March.</summary>
    private static long ToDays(long year, int month, int day)
    {
        year -= month <= 2 ? 1 : 0;
        var era = (year >= 0 ? year : year - 399) / 400;
        var yearOfEra = year - (era * 400);
        var dayOfYear = (((153 * (month + (month > 2 ? -3 : 9))) + 2) / 5) + day - 1;
        return (era * 146_097) + (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear - 719_468;
    }

    private static (int Year, int Month, int Day) FromDays(long days)
    {
        days += 719_468;
        var era = (days >= 0 ? days : days - 146_096) / 146_097;
        var dayOfEra = days - (era * 146_097);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var march = ((5 * dayOfYear) + 2) / 153;
        var month = (int)(march < 10 ? march + 3 : march - 9);
        return ((int)(yearOfEra + (era * 400) + (month <= 2 ? 1 : 0)), month, (int)(dayOfYear - (((153 * march) + 2) / 5)) + 1);
    }
}
