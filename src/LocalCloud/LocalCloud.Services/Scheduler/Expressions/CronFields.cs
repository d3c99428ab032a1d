using System.Globalization;

namespace LocalCloud.Services.Scheduler.Expressions;

/// <summary>AWS's six fields: minutes, hours, day of month, month, day of week, year. One of the two days is <c>?</c>.</summary>
internal sealed record CronFields
{
    private const int FirstYear = 1970;
    private const int LastYear = 2199;

    private static readonly string[] s_months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] s_days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private readonly CronSet _minutes;
    private readonly CronSet _hours;
    private readonly CronDays _days;
    private readonly CronSet _months;
    private readonly CronSet _years;

    private CronFields(CronSet minutes, CronSet hours, CronDays days, CronSet months, CronSet years)
    {
        _minutes = minutes;
        _hours = hours;
        _days = days;
        _months = months;
        _years = years;
    }

    /// <summary>Reads the text between the parentheses.</summary>
    /// <exception cref="ScheduleExpressionException">It is none.</exception>
    public static CronFields Parse(string text)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        try
        {
            return fields is [var minutes, var hours, var dayOfMonth, var months, var dayOfWeek, var years]
                ? new CronFields(
                    CronSet.Parse(minutes, 0, 59, []),
                    CronSet.Parse(hours, 0, 23, []),
                    CronDays.Parse(dayOfMonth, dayOfWeek, s_days),
                    CronSet.Parse(months, 1, 12, s_months),
                    CronSet.Parse(years, FirstYear, LastYear, []))
                : throw new FormatException();
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw new ScheduleExpressionException(string.Create(CultureInfo.InvariantCulture, $"cron({text})"));
        }
    }

    /// <summary>The first whole minute strictly after a local time; null if there is none before the year 2200.</summary>
    public DateTime? Next(DateTime after)
    {
        var start = new DateTime(after.Year, after.Month, after.Day, after.Hour, after.Minute, 0).AddMinutes(1);
        for (var year = start.Year; year <= LastYear; year++)
        {
            if (!_years.Contains(year))
            {
                continue;
            }

            for (var month = year == start.Year ? start.Month : 1; month <= 12; month++)
            {
                if (_months.Contains(month) && InMonth(year, month, start) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    private DateTime? InMonth(int year, int month, DateTime start)
    {
        var first = year == start.Year && month == start.Month ? start.Day : 1;
        for (var day = first; day <= DateTime.DaysInMonth(year, month); day++)
        {
            var date = new DateTime(year, month, day);
            if (_days.Contains(date) && InDay(date, start) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private DateTime? InDay(DateTime date, DateTime start)
    {
        var today = date == start.Date;
        for (var hour = today ? start.Hour : 0; hour < 24; hour++)
        {
            if (!_hours.Contains(hour))
            {
                continue;
            }

            for (var minute = today && hour == start.Hour ? start.Minute : 0; minute < 60; minute++)
            {
                if (_minutes.Contains(minute))
                {
                    return date.AddHours(hour).AddMinutes(minute);
                }
            }
        }

        return null;
    }
}
