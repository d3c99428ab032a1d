using LocalCloud.Services.Contracts;
using Testing;

namespace LocalCloud.Services.Tests.StepFunctions;

/// <summary>Who may answer tasks: a policy names the machine, or the activity whose workers they are.</summary>
public sealed class TokenTests : IDisposable
{
    private const string Machine = "arn:aws:states:us-east-1:000000000000:stateMachine:m";
    private const string Activity = "arn:aws:states:us-east-1:000000000000:activity:work";

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(Activity, true)]
    [InlineData(Machine, true)]
    [InlineData("arn:aws:states:us-east-1:000000000000:activity:other", false)]
    public async Task SendTaskSuccess_OfAnActivity_NeedsLeaveForItOrItsMachine(string allowed, bool isAllowed)
    {
        await using var cloud = await StatesCloud.StartAsync(_directory.Path, authorizer: new AnswersOf(allowed));
        await cloud.CallAsync("CreateActivity", new() { ["name"] = "work" });
        var machine = await cloud.CreateAsync(
            "m", $$$$"""{"StartAt":"T","States":{"T":{"Type":"Task","Resource":"{{{{Activity}}}}","End":true}}}""");
        var execution = await cloud.StartAsync(machine, "x");
        var task = await cloud.CallAsync("GetActivityTask", new() { ["activityArn"] = Activity });
        var answer = () => cloud.CallAsync(
            "SendTaskSuccess", new() { ["taskToken"] = task["taskToken"]!.GetValue<string>(), ["output"] = "7" });

        if (isAllowed)
        {
            await answer();
            Assert.Equal("7", (await cloud.EndedAsync(execution))["output"]!.GetValue<string>());
        }
        else
        {
            Assert.Equal("AccessDeniedException", (await Assert.ThrowsAsync<AwsException>(answer)).Code);
        }
    }

    private sealed class AnswersOf(string resource) : IAuthorizer
    {
        public bool Allows(
            Caller caller, string action, string resourceArn, IReadOnlyDictionary<string, string>? context = null) =>
            !action.StartsWith("states:SendTask", StringComparison.Ordinal) || resourceArn == resource;

        public void Demand(
            Caller caller, string action, string resourceArn, IReadOnlyDictionary<string, string>? context = null)
        {
            if (!Allows(caller, action, resourceArn, context))
            {
                throw new AwsException("AccessDeniedException", 400, "no");
            }
        }
    }
}
