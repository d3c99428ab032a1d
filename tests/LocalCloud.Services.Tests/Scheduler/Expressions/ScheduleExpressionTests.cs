using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using LocalCloud.Services.Scheduler.Expressions;

namespace LocalCloud.Services.Tests.Scheduler.Expressions;

public sealed class ScheduleExpressionTests
{
    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    [Theory]
    [InlineData("cron(0 10 * * ? *)", "2026-01-01T10:00:00", "2026-01-02T10:00:00")]
    [InlineData("cron(15 12 * * ? *)", "2026-01-01T12:14:59", "2026-01-01T12:15:00")]
    [InlineData("cron(0/15 * * * ? *)", "2026-01-01T12:01:00", "2026-01-01T12:15:00")]
    [InlineData("cron(0/10 8-17 ? * MON-FRI *)", "2026-01-02T17:50:00", "2026-01-05T08:00:00")]
    [InlineData("cron(0 0 1 1,7 ? *)", "2026-01-01T00:00:00", "2026-07-01T00:00:00")]
    [InlineData("cron(0 0 L * ? *)", "2028-02-01T00:00:00", "2028-02-29T00:00:00")]
    [InlineData("cron(0 0 L-2 * ? *)", "2026-02-01T00:00:00", "2026-02-26T00:00:00")]
    [InlineData("cron(0 0 LW * ? *)", "2026-05-01T00:00:00", "2026-05-29T00:00:00")]
    [InlineData("cron(0 0 1W * ? *)", "2026-08-03T12:00:00", "2026-09-01T00:00:00")]
    [InlineData("cron(0 0 1W 8 ? *)", "2026-07-01T12:00:00", "2026-08-03T00:00:00")]
    [InlineData("cron(0 0 31W 5 ? *)", "2026-05-01T00:00:00", "2026-05-29T00:00:00")]
    [InlineData("cron(0 0 15W 8 ? *)", "2026-08-01T00:00:00", "2026-08-14T00:00:00")]
    [InlineData("cron(0 0 ? * 6#3 *)", "2026-01-01T00:00:00", "2026-01-16T00:00:00")]
    [InlineData("cron(0 0 ? * TUE#5 *)", "2026-01-01T00:00:00", "2026-03-31T00:00:00")]
    [InlineData("cron(0 0 ? * 6L *)", "2026-01-01T00:00:00", "2026-01-30T00:00:00")]
    [InlineData("cron(0 0 ? * L *)", "2026-01-01T00:00:00", "2026-01-03T00:00:00")]
    [InlineData("cron(0 0 29 2 ? *)", "2026-01-01T00:00:00", "2028-02-29T00:00:00")]
    [InlineData("cron(59 23 31 12 ? 2199)", "2026-01-01T00:00:00", "2199-12-31T23:59:00")]
    [InlineData("cron(0 0 1 1 ? 2025)", "2026-01-01T00:00:00", null)]
    [InlineData("cron(0 0 30 2 ? *)", "2026-01-01T00:00:00", null)]
    [InlineData("rate(1 minute)", "2026-01-01T00:00:30", "2026-01-01T00:01:00")]
    [InlineData("rate(5 minutes)", "2026-01-01T00:05:00", "2026-01-01T00:10:00")]
    [InlineData("rate(2 hours)", "2026-01-01T03:00:00", "2026-01-01T04:00:00")]
    [InlineData("rate(1 day)", "2026-01-05T00:00:00", "2026-01-06T00:00:00")]
    [InlineData("at(2026-03-01T10:00:00)", "2026-01-01T00:00:00", "2026-03-01T10:00:00")]
    [InlineData("at(2026-03-01T10:00:00)", "2026-03-01T10:00:00", null)]
    public void Next_InUtc_IsTheFirstStrictlyAfter(string expression, string after, string? expected) =>
        Assert.Equal(
            expected is null ? null : At(expected),
            ScheduleExpression.Parse(expression).Next(At(after), At("2026-01-01T00:00:00"), TimeZoneInfo.Utc));

    [Theory]
    // The clock skips from 02:00 to 03:00 on 8 March, and shows 01:00 to 02:00 twice on 1 November.
    [InlineData("cron(30 2 * * ? *)", "2026-03-07T12:00:00", "2026-03-09T06:30:00")]
    [InlineData("cron(30 1 1 11 ? 2026)", "2026-10-31T00:00:00", "2026-11-01T05:30:00")]
    [InlineData("cron(0 9 * * ? *)", "2026-01-01T00:00:00", "2026-01-01T14:00:00")]
    [InlineData("at(2026-07-01T09:00:00)", "2026-01-01T00:00:00", "2026-07-01T13:00:00")]
    public void Next_InNewYork_FollowsItsClock(string expression, string after, string expected) =>
        Assert.Equal(
            At(expected),
            ScheduleExpression.Parse(expression).Next(At(after), At("2026-01-01T00:00:00"), TimeZoneInfo.FindSystemTimeZoneById("America/New_York")));

    [Theory]
    [InlineData("")]
    [InlineData("cron()")]
    [InlineData("cron(* * * * *)")]
    [InlineData("cron(0 0 ? * ? *)")]
    [InlineData("cron(0 0 1 * 1 *)")]
    [InlineData("cron(60 0 1 * ? *)")]
    [InlineData("cron(0 24 1 * ? *)")]
    [InlineData("cron(0 0 0 * ? *)")]
    [InlineData("cron(0 0 1 13 ? *)")]
    [InlineData("cron(0 0 ? * 8 *)")]
    [InlineData("cron(0 0 ? * 2#6 *)")]
    [InlineData("cron(5-1 0 1 * ? *)")]
    [InlineData("cron(0/0 0 1 * ? *)")]
    [InlineData("cron(99999999999 0 1 * ? *)")]
    [InlineData("cron(0 0 1 * ? 2200)")]
    [InlineData("rate(1 minutes)")]
    [InlineData("rate(5 minute)")]
    [InlineData("rate(0 minutes)")]
    [InlineData("rate(5 seconds)")]
    [InlineData("at(2026-13-01T00:00:00)")]
    [InlineData("at(2026-01-01)")]
    [InlineData("every(5 minutes)")]
    public void Parse_NoExpression_SaysSo(string text) =>
        Assert.Throws<ScheduleExpressionException>(() => ScheduleExpression.Parse(text));

    [Fact]
    public void Cron_AnyFields_IsAfterAndMissesNoMinuteOfTheDay() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, 59).ToArbitrary(),
        Gen.Choose(0, 23).ToArbitrary(),
        Gen.Choose(0, 1_000_000).ToArbitrary(),
        (minute, hour, offset) =>
        {
            var after = At("2026-01-01T00:00:00").AddMinutes(offset);
            var next = ScheduleExpression.Parse(string.Create(CultureInfo.InvariantCulture, $"cron({minute} {hour} * * ? *)"))
                .Next(after, after, TimeZoneInfo.Utc)!.Value;
            return next > after && next - after <= TimeSpan.FromDays(1) && next.Minute == minute && next.Hour == hour && next.Second == 0;
        }));
}
