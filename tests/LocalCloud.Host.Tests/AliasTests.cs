using System.Text.Json.Nodes;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.Lambda;
using Microsoft.Extensions.DependencyInjection;
using Testing;

namespace LocalCloud.Host.Tests;

/// <summary>SAM's AutoPublishAlias: a function's alias is the function, a state machine's the newest version.</summary>
public sealed class AliasTests : IDisposable
{
    private const string Machine = "arn:aws:states:us-east-1:000000000000:stateMachine:Mine";

    private static readonly Caller s_me = new("000000000000", "arn:aws:iam::000000000000:root", "us-east-1", "r");

    private readonly TempDirectory _directory = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task MachineAlias_FollowsEachChangeOfTheDefinition_AndStaysWhereNothingChanged()
    {
        Assert.Equal([$"{Machine}:1"], await StartAsync("Pass"));
        Assert.Equal([$"{Machine}:1", $"{Machine}:1"], await StartAsync("Pass"));
        Assert.Equal([$"{Machine}:1", $"{Machine}:1", $"{Machine}:2"], await StartAsync("Succeed"));
    }

    [Fact]
    public async Task FunctionAlias_OfTheGlobals_IsInvoked_AndNoOther()
    {
        await using var host = await OpenAsync("Pass");
        var functions = host.Services.GetRequiredService<LocalFunctions>();
        functions.Define(
            new FunctionDefinition { Name = "F", Handler = "", Aliases = ["live"] }, new DelegateRunner(call => Task.FromResult(call.Payload)));

        Assert.Null((await functions.InvokeAsync("F:live", "{}"u8.ToArray(), Cancel)).FunctionError);
        var refused = await Assert.ThrowsAsync<AwsException>(() => functions.InvokeAsync("F:dead", "{}"u8.ToArray(), Cancel));
        Assert.Contains("function:F:dead", refused.Message, StringComparison.Ordinal);
    }

    // Starts one execution by the alias; the versions of all executions, which a list of the machine shows, oldest first.
    private async Task<IReadOnlyList<string>> StartAsync(string type)
    {
        await using var host = await OpenAsync(type);
        var states = host.Services.GetServices<ISdkActions>().Single(s => s.SdkName == "sfn");
        await states.CallAsync("startExecution", $$"""{"StateMachineArn":"{{Machine}}:live","Input":"{}"}""", s_me, Cancel);
        var listed = JsonNode.Parse(await states.CallAsync("listExecutions", $$"""{"StateMachineArn":"{{Machine}}"}""", s_me, Cancel))!;
        return [.. listed["Executions"]!.AsArray().Select(e => e!["StateMachineVersionArn"]!.ToString()).Order(StringComparer.Ordinal)];
    }

    private async Task<LocalCloudHost> OpenAsync(string type)
    {
        var end = type == "Succeed" ? "" : ", End: true";
        var template = Path.Combine(_directory.Path, "serverless.template");
        await File.WriteAllTextAsync(
            template,
            $$"""
            Globals: {Function: {AutoPublishAlias: live} }
            Resources:
              F: {Type: AWS::Serverless::Function, Properties: {Handler: H} }
              M:
                Type: AWS::Serverless::StateMachine
                Properties: {Name: Mine, AutoPublishAlias: live, Definition: {StartAt: A, States: {A: {Type: {{type}}{{end}} } } } }
            Outputs: {Alias: {Value: !Ref F.Alias} }
            """,
            Cancel);
        return await LocalCloudHost.StartAsync(
            new LocalCloudOptions { DataDirectory = Path.Combine(_directory.Path, "data"), Port = 0, TemplatePath = template }, Cancel);
    }
}
