using System.Text.Json.Nodes;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.Lambda;
using Microsoft.Extensions.DependencyInjection;
using Testing;

namespace LocalCloud.Host.Tests;

/// <summary>What a state machine's tasks do is done with the machine's own role.</summary>
public sealed class MachineRoleTests : IDisposable
{
    private static readonly Caller s_me = new("000000000000", "arn:aws:iam::000000000000:root", "us-east-1", "r");

    private readonly TempDirectory _directory = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("arn:aws:states:::lambda:invoke", "{FunctionName: F}", "LambdaInvokePolicy: {FunctionName: F}", "lambda:InvokeFunction")]
    [InlineData("arn:aws:lambda:us-east-1:000000000000:function:F", "{}", "LambdaInvokePolicy: {FunctionName: F}", "lambda:InvokeFunction")]
    [InlineData("arn:aws:states:::events:putEvents", "{Entries: [{Source: a, DetailType: b, Detail: {}}]}", "EventBridgePutEventsPolicy: {EventBusName: default}", "events:PutEvents")]
    [InlineData("arn:aws:states:::aws-sdk:eventbridge:listEventBuses", "{}", "Statement: [{Effect: Allow, Action: 'events:List*', Resource: '*'}]", "events:ListEventBuses")]
    public async Task Task_ByPolicy_IsDoneOrDenied(string resource, string parameters, string policy, string action)
    {
        var granted = await RunAsync(resource, parameters, $"[{{{policy}}}]");
        Assert.Equal("SUCCEEDED", granted["Status"]!.ToString());
        var denied = await RunAsync(resource, parameters, "[]");
        Assert.Equal("FAILED", denied["Status"]!.ToString());
        Assert.Contains("assumed-role/MRole/", denied["Cause"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains($"is not authorized to perform: {action}", denied["Cause"]!.ToString(), StringComparison.Ordinal);
    }

    private async Task<JsonNode> RunAsync(string resource, string parameters, string policies)
    {
        var template = Path.Combine(_directory.Path, "serverless.template");
        await File.WriteAllTextAsync(
            template,
            $$"""
            Resources:
              M:
                Type: AWS::Serverless::StateMachine
                Properties:
                  Type: EXPRESS
                  Policies: {{policies}}
                  Definition: {StartAt: A, States: {A: {Type: Task, Resource: "{{resource}}", Parameters: {{parameters}}, End: true} } }
            """,
            Cancel);
        await using var host = await LocalCloudHost.StartAsync(
            new LocalCloudOptions { DataDirectory = Path.Combine(_directory.Path, Path.GetRandomFileName()), Port = 0, TemplatePath = template }, Cancel);
        host.Services.GetRequiredService<LocalFunctions>().Define(
            new FunctionDefinition { Name = "F", Handler = "" }, new DelegateRunner(call => Task.FromResult(call.Payload)));
        var machines = host.Services.GetServices<ISdkActions>().Single(s => s.SdkName == "sfn");
        var answer = await machines.CallAsync("startSyncExecution", $$"""{"StateMachineArn":"{{host.StateMachineArn}}","Input":"{}"}""", s_me, Cancel);
        return JsonNode.Parse(answer)!;
    }
}
