using System.Globalization;
using Amazon.StepFunctions.Model;

namespace EndToEnd.Tests.Triggers;

/// <summary>The template's schedule, every twenty minutes, for jobs that take half an hour; every tick comes twice.</summary>
public sealed class ScheduleTests(ScheduleTests.FrequentCloud cloud) : IClassFixture<ScheduleTests.FrequentCloud>
{
    [Fact]
    [Trait("Size", "Long")]
    public async Task Skip_StartsOneRunForATick_AndNoneWhileItIsUnderWay()
    {
        var began = cloud.Host.Clock.GetUtcNow();
        var runs = await cloud.SkipUntilAsync(
            ListAsync, _ => cloud.Host.Clock.GetUtcNow() - began > TimeSpan.FromMinutes((5 * 20) + 10));

        // The first, third and fifth tick: the second and fourth find the run before under way.
        var ticks = runs.Select(run => TimeOf(run.Name)).Order().ToArray();
        Assert.Equal([40, 40], ticks.Zip(ticks.Skip(1), (earlier, later) => (later - earlier).TotalMinutes));
        Assert.Equal(3, runs.Count);

        // Triggers start the alias; a list of the whole machine has its runs nevertheless.
        Assert.All(runs, run => Assert.Equal($"{cloud.Host.StateMachineArn}:live", run.StateMachineAliasArn));
    }

    private static DateTimeOffset TimeOf(string name) => DateTimeOffset.ParseExact(
        name.Split('-')[1], "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private async Task<IReadOnlyList<ExecutionListItem>> ListAsync() => [.. (await cloud.StepFunctions.ListExecutionsAsync(
        new ListExecutionsRequest { StateMachineArn = cloud.Host.StateMachineArn }, TestContext.Current.CancellationToken)).Executions];

    public sealed class FrequentCloud : RunCloud
    {
        protected override IReadOnlyDictionary<string, string> Parameters { get; } = new Dictionary<string, string>
        {
            ["ScheduleExpression"] = "rate(20 minutes)",
            ["ScheduleName"] = "frequent",
            ["ScheduleOverlap"] = "skip",
            ["ScheduleRequest"] = Request.Of(Request.TwelveHours, deadlineSeconds: 1800),
        };

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await AdminAsync(HttpMethod.Put, "deliveries", new { twice = true });
        }
    }
}
