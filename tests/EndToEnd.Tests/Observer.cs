using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.EventBridge.Model;
using Amazon.StepFunctions.Model;
using EndToEnd.Tests.Events;

namespace EndToEnd.Tests;

/// <summary>What the world sees of completions: a rule on the bus, whose target is a state machine that keeps what it is given.</summary>
internal sealed class Observer
{
    private const string Bus = "protected-jobs";
    private const string Role = "arn:aws:iam::000000000000:role/Observer";

    private readonly RunCloud _cloud;
    private readonly string _machine;

    private Observer(RunCloud cloud, string machine) => (_cloud, _machine) = (cloud, machine);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<Observer> StartAsync(RunCloud cloud)
    {
        var made = await cloud.StepFunctions.CreateStateMachineAsync(
            new CreateStateMachineRequest
            {
                Name = "Observer",
                RoleArn = Role,
                Definition = """{"StartAt":"Keep","States":{"Keep":{"Type":"Pass","End":true}}}""",
            },
            Cancel);
        var policy = new JsonObject
        {
            ["Statement"] = new JsonObject
            {
                ["Effect"] = "Allow",
                ["Action"] = "states:StartExecution",
                ["Resource"] = made.StateMachineArn,
            },
        };
        await cloud.AdminAsync(HttpMethod.Post, "credentials", new { roleArn = Role, sessionName = "observer", policies = new[] { policy } });
        await cloud.EventBridge.PutRuleAsync(
            new PutRuleRequest { Name = "observe", EventBusName = Bus, EventPattern = """{"source":["protected-jobs"]}""" }, Cancel);
        await cloud.EventBridge.PutTargetsAsync(
            new PutTargetsRequest
            {
                Rule = "observe",
                EventBusName = Bus,
                Targets = [new Target { Id = "observer", Arn = made.StateMachineArn, RoleArn = Role }],
            },
            Cancel);
        return new Observer(cloud, made.StateMachineArn);
    }

    public async Task<IReadOnlyList<JsonElement>> EventsAsync(string runId) => [.. (await AllAsync()).Where(told =>
        told.GetProperty("detail").GetProperty("data").TryGetProperty("runId", out var run) && run.GetString() == runId)];

    public async Task<IReadOnlyList<JsonElement>> AllAsync()
    {
        await _cloud.Host.Clock.WhenIdleAsync(Cancel);
        var events = new List<JsonElement>();
        var request = new ListExecutionsRequest { StateMachineArn = _machine };
        await foreach (var kept in _cloud.StepFunctions.Paginators.ListExecutions(request).Executions.WithCancellation(Cancel))
        {
            var described = await _cloud.StepFunctions.DescribeExecutionAsync(
                new DescribeExecutionRequest { ExecutionArn = kept.ExecutionArn }, Cancel);
            var told = JsonElement.Parse(described.Input);
            Assert.Empty(EventSchema.FaultsOf(told));
            events.Add(told);
        }

        // Newest first is how they are listed.
        events.Reverse();
        return events;
    }
}
