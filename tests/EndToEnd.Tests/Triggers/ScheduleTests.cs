using System.Globalization;
using Amazon.StepFunctions.Model;

namespace EndToEnd.Tests.Triggers;

/// <summary>The template's schedule, hourly, for jobs that take an hour and a half; every tick comes twice.</summary>
public sealed class ScheduleTests(ScheduleTests.HourlyCloud cloud) : IClassFixture<ScheduleTests.HourlyCloud>
{
    [Fact]
    public async Task Skip_StartsOneRunForATick_AndNoneWhileItIsUnderWay()
    {
        var began = cloud.Host.Clock.GetUtcNow();
        var runs = await cloud.SkipUntilAsync(
            ListAsync, _ => cloud.Host.Clock.GetUtcNow() - began > TimeSpan.FromMinutes(5 * 60 + 10));

        // At one, three and five hours: two and four find the run before under way.
        var hours = runs.Select(run => TimeOf(run.Name)).Order().ToArray();
        Assert.Equal([2, 2], hours.Zip(hours.Skip(1), (earlier, later) => (later - earlier).TotalHours));
        Assert.Equal(3, runs.Count);

        // Triggers start the alias; a list of the whole machine has its runs nevertheless.
        Assert.All(runs, run => Assert.Equal($"{cloud.Host.StateMachineArn}:live", run.StateMachineAliasArn));
    }

    private static DateTimeOffset TimeOf(string name) => DateTimeOffset.ParseExact(
        name.Split('-')[1], "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private async Task<IReadOnlyList<ExecutionListItem>> ListAsync() => [.. (await cloud.StepFunctions.ListExecutionsAsync(
        new ListExecutionsRequest { StateMachineArn = cloud.Host.StateMachineArn }, TestContext.Current.CancellationToken)).Executions];

    public sealed class HourlyCloud : RunCloud
    {
        protected override IReadOnlyDictionary<string, string> Parameters { get; } = new Dictionary<string, string>
        {
            ["ScheduleExpression"] = "rate(1 hour)",
            ["ScheduleName"] = "hourly",
            ["ScheduleOverlap"] = "skip",
            ["ScheduleRequest"] = Request.Of(Request.TwelveHours, deadlineSeconds: 5400),
        };

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await AdminAsync(HttpMethod.Put, "deliveries", new { twice = true });
        }
    }
}
