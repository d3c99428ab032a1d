using System.Globalization;

namespace LocalCloud.Services.Scheduler.Expressions;

/// <summary>When something is due: <c>rate(…)</c>, <c>cron(…)</c> or <c>at(…)</c>. Pure.</summary>
internal abstract record ScheduleExpression
{
    private ScheduleExpression()
    {
    }

    /// <summary>The first time strictly after a moment; null if there is none.</summary>
    /// <param name="after">The moment.</param>
    /// <param name="anchor">Where a rate begins to count.</param>
    /// <param name="zone">In which the fields of cron and at are read.</param>
    public abstract DateTimeOffset? Next(DateTimeOffset after, DateTimeOffset anchor, TimeZoneInfo zone);

    /// <summary>Reads an expression.</summary>
    /// <exception cref="ScheduleExpressionException">It is none.</exception>
    public static ScheduleExpression Parse(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0 || !text.EndsWith(')'))
        {
            throw new ScheduleExpressionException(text);
        }

        var inner = text[(open + 1)..^1];
        return text[..open] switch
        {
            "rate" => Rate.Parse(text, inner),
            "cron" => new Cron(CronFields.Parse(inner)),
            "at" => At.Parse(text, inner),
            _ => throw new ScheduleExpressionException(text),
        };
    }

    /// <summary>Every so often.</summary>
    public sealed record Rate(TimeSpan Period) : ScheduleExpression
    {
        public override DateTimeOffset? Next(DateTimeOffset after, DateTimeOffset anchor, TimeZoneInfo zone) =>
            after < anchor ? anchor : anchor + (Period * (Math.Floor((after - anchor) / Period) + 1));

        internal static Rate Parse(string text, string inner)
        {
            if (inner.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var count, var unit]
                || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || number is < 1 or > 1_000_000)
            {
                throw new ScheduleExpressionException(text);
            }

            // One minute, two minutes: the grammar is checked.
            return (unit, number) switch
            {
                ("minute", 1) or ("minutes", > 1) => new(TimeSpan.FromMinutes(number)),
                ("hour", 1) or ("hours", > 1) => new(TimeSpan.FromHours(number)),
                ("day", 1) or ("days", > 1) => new(TimeSpan.FromDays(number)),
                _ => throw new ScheduleExpressionException(text),
            };
        }
    }

    /// <summary>Whenever the fields of a calendar say so.</summary>
    public sealed record Cron(CronFields Fields) : ScheduleExpression
    {
        public override DateTimeOffset? Next(DateTimeOffset after, DateTimeOffset anchor, TimeZoneInfo zone)
        {
            var from = TimeZoneInfo.ConvertTime(after < anchor ? anchor - TimeSpan.FromTicks(1) : after, zone).DateTime;
            while (Fields.Next(from) is { } local)
            {
                // A time that the clock skips is skipped; one that it shows twice counts the first time.
                if (!zone.IsInvalidTime(local))
                {
                    var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
                    var time = new DateTimeOffset(local, offset);
                    if (time > after)
                    {
                        return time.ToUniversalTime();
                    }
                }

                from = local;
            }

            return null;
        }
    }

    /// <summary>Once.</summary>
    public sealed record At(DateTime Local) : ScheduleExpression
    {
        public override DateTimeOffset? Next(DateTimeOffset after, DateTimeOffset anchor, TimeZoneInfo zone)
        {
            var local = zone.IsInvalidTime(Local) ? Local.AddHours(1) : Local;
            var time = new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
            return time > after ? time : null;
        }

        internal static At Parse(string text, string inner) =>
            DateTime.TryParseExact(inner, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            && local.Year is >= 1970 and <= 2199
                ? new(local)
                : throw new ScheduleExpressionException(text);
    }
}
