using LocalCloud.Services.Contracts;
using LocalCloud.Services.Faults;

namespace LocalCloud.Services.Tests.Faults;

public sealed class FaultPlanTests
{
    [Theory]
    [InlineData("""{"kind":"error"}""", "s3", "GetObject", true)]
    [InlineData("""{"kind":"error","service":"s3"}""", "s3", "GetObject", true)]
    [InlineData("""{"kind":"error","service":"s3"}""", "states", "StartExecution", false)]
    [InlineData("""{"kind":"error","service":"s3","operation":"*"}""", "s3", null, true)]
    [InlineData("""{"kind":"error","service":"s3","operation":"PutObject"}""", "s3", "GetObject", false)]
    [InlineData("""{"kind":"error","service":"s3","operation":"PutObject"}""", "s3", null, false)]
    public void Rule_ForARequest_TakesItOrNot(string rule, string service, string? operation, bool taken)
    {
        var plan = new FaultPlan();
        plan.Add(rule);
        Assert.Equal(taken, plan.Take(service, operation) is not null);
    }

    [Fact]
    public void Rule_WithSkipAndCount_TakesThoseOnly()
    {
        var plan = new FaultPlan();
        plan.Add("""{"kind":"error","skip":2,"count":2}""");
        Assert.Equal([false, false, true, true, false], Enumerable.Range(0, 5).Select(_ => plan.Take("s3", null) is not null));
    }

    [Fact]
    public void Rules_WithOneSeed_TakeTheSameRequests()
    {
        const string Scenario = """{"seed":5,"faults":[{"kind":"error","probability":0.3}]}""";
        static bool[] Run()
        {
            var plan = new FaultPlan();
            plan.Replace(Scenario);
            return [.. Enumerable.Range(0, 1000).Select(_ => plan.Take("s3", null) is not null)];
        }

        var taken = Run();
        Assert.Equal(taken, Run());
        Assert.InRange(taken.Count(t => t), 230, 370);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"kind":"error","when":"always"}""")]
    public void Add_OfNoRule_IsRefused(string json) =>
        Assert.Throws<AwsException>(() => new FaultPlan().Add(json));
}
