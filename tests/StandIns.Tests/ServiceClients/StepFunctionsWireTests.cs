using System.Text.Json;
using Amazon.Runtime;
using Amazon.StepFunctions;

namespace StandIns.Tests.ServiceClients;

/// <summary>Step Functions as awsJson1.0 has it on the wire.</summary>
public sealed class StepFunctionsWireTests
{
    private static readonly DateTime s_then = new(2023, 11, 14, 22, 13, 20, DateTimeKind.Utc);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Operation, call, and the body that must go out.</summary>
    public static TheoryData<string, Func<IAmazonStepFunctions, Task>, string> Calls() => new()
    {
        {
            "StartExecution",
            c => c.StartExecutionAsync(new() { StateMachineArn = "sm", Name = "n", Input = "{\"a\":1}", TraceHeader = "t" }, Token),
            """{"stateMachineArn":"sm","name":"n","input":"{\u0022a\u0022:1}","traceHeader":"t"}"""
        },
        {
            "DescribeExecution",
            c => c.DescribeExecutionAsync(new() { ExecutionArn = "e", IncludedData = IncludedData.METADATA_ONLY }, Token),
            """{"executionArn":"e","includedData":"METADATA_ONLY"}"""
        },
        {
            "StopExecution",
            c => c.StopExecutionAsync(new() { ExecutionArn = "e", Error = "E", Cause = "c" }, Token),
            """{"executionArn":"e","error":"E","cause":"c"}"""
        },
        {
            "RedriveExecution",
            c => c.RedriveExecutionAsync(new() { ExecutionArn = "e", ClientToken = "t" }, Token),
            """{"executionArn":"e","clientToken":"t"}"""
        },
        {
            "ListExecutions",
            c => c.ListExecutionsAsync(
                new() { StateMachineArn = "sm", StatusFilter = "RUNNING", MaxResults = 5, NextToken = "n", MapRunArn = "m", RedriveFilter = "REDRIVEN" },
                Token),
            """{"stateMachineArn":"sm","statusFilter":"RUNNING","maxResults":5,"nextToken":"n","mapRunArn":"m","redriveFilter":"REDRIVEN"}"""
        },
        {
            "GetExecutionHistory",
            c => c.GetExecutionHistoryAsync(
                new() { ExecutionArn = "e", MaxResults = 5, ReverseOrder = true, NextToken = "n", IncludeExecutionData = false }, Token),
            """{"executionArn":"e","maxResults":5,"reverseOrder":true,"nextToken":"n","includeExecutionData":false}"""
        },
        {
            "SendTaskSuccess",
            c => c.SendTaskSuccessAsync(new() { TaskToken = "t", Output = "1" }, Token),
            """{"taskToken":"t","output":"1"}"""
        },
        {
            "SendTaskFailure",
            c => c.SendTaskFailureAsync(new() { TaskToken = "t", Error = "E", Cause = "c" }, Token),
            """{"taskToken":"t","error":"E","cause":"c"}"""
        },
        { "SendTaskHeartbeat", c => c.SendTaskHeartbeatAsync(new() { TaskToken = "t" }, Token), """{"taskToken":"t"}""" },
        {
            "CreateStateMachine",
            c => c.CreateStateMachineAsync(
                new()
                {
                    Name = "n",
                    Definition = "d",
                    RoleArn = "r",
                    Type = StateMachineType.STANDARD,
                    LoggingConfiguration = new()
                    {
                        Level = LogLevel.ALL,
                        IncludeExecutionData = true,
                        Destinations = [new() { CloudWatchLogsLogGroup = new() { LogGroupArn = "g" } }],
                    },
                    TracingConfiguration = new() { Enabled = true },
                    Tags = [new() { Key = "k", Value = "v" }],
                    Publish = true,
                    VersionDescription = "vd",
                    EncryptionConfiguration = new() { Type = "CUSTOMER_MANAGED_KMS_KEY", KmsKeyId = "key", KmsDataKeyReusePeriodSeconds = 60 },
                },
                Token),
            """{"name":"n","definition":"d","roleArn":"r","type":"STANDARD","loggingConfiguration":{"level":"ALL","includeExecutionData":true,"destinations":[{"cloudWatchLogsLogGroup":{"logGroupArn":"g"}}]},"tracingConfiguration":{"enabled":true},"tags":[{"key":"k","value":"v"}],"publish":true,"versionDescription":"vd","encryptionConfiguration":{"type":"CUSTOMER_MANAGED_KMS_KEY","kmsKeyId":"key","kmsDataKeyReusePeriodSeconds":60}}"""
        },
        {
            "UpdateStateMachine",
            c => c.UpdateStateMachineAsync(new() { StateMachineArn = "sm", Definition = "d", RoleArn = "r", Publish = false, VersionDescription = "v" }, Token),
            """{"stateMachineArn":"sm","definition":"d","roleArn":"r","publish":false,"versionDescription":"v"}"""
        },
        { "DescribeStateMachine", c => c.DescribeStateMachineAsync(new() { StateMachineArn = "sm" }, Token), """{"stateMachineArn":"sm"}""" },
        {
            "DescribeStateMachineForExecution",
            c => c.DescribeStateMachineForExecutionAsync(new() { ExecutionArn = "e" }, Token),
            """{"executionArn":"e"}"""
        },
        { "DeleteStateMachine", c => c.DeleteStateMachineAsync(new() { StateMachineArn = "sm" }, Token), """{"stateMachineArn":"sm"}""" },
        { "ListStateMachines", c => c.ListStateMachinesAsync(new() { MaxResults = 0, NextToken = "n" }, Token), """{"maxResults":0,"nextToken":"n"}""" },
        {
            "PublishStateMachineVersion",
            c => c.PublishStateMachineVersionAsync(new() { StateMachineArn = "sm", RevisionId = "r", Description = "d" }, Token),
            """{"stateMachineArn":"sm","revisionId":"r","description":"d"}"""
        },
        {
            "ListStateMachineVersions",
            c => c.ListStateMachineVersionsAsync(new() { StateMachineArn = "sm", NextToken = "n", MaxResults = 2 }, Token),
            """{"stateMachineArn":"sm","nextToken":"n","maxResults":2}"""
        },
        {
            "DeleteStateMachineVersion",
            c => c.DeleteStateMachineVersionAsync(new() { StateMachineVersionArn = "v" }, Token),
            """{"stateMachineVersionArn":"v"}"""
        },
        {
            "ValidateStateMachineDefinition",
            c => c.ValidateStateMachineDefinitionAsync(new() { Definition = "d", Type = "EXPRESS", Severity = "WARNING", MaxResults = 3 }, Token),
            """{"definition":"d","type":"EXPRESS","severity":"WARNING","maxResults":3}"""
        },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Request_IsWrittenAsTheApiSpellsIt(string operation, Func<IAmazonStepFunctions, Task> call, string body)
    {
        await using var server = await WireServer.StartAsync(WireAnswer.Ok("{}"));
        using var client = Clients.StepFunctions(server);

        await call(client);

        var request = server.Only();
        Assert.Equal(("POST", "/"), (request.Method, request.Target));
        Assert.Equal("application/x-amz-json-1.0", request.Headers["Content-Type"]);
        Assert.Equal($"AWSStepFunctions.{operation}", request.Headers["X-Amz-Target"]);
        Assert.Contains("/eu-west-1/states/aws4_request", request.Headers["Authorization"], StringComparison.Ordinal);
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(body), JsonElement.Parse(request.Body)), request.Body);
    }

    [Fact]
    public async Task DescribeExecution_EveryMember_IsRead()
    {
        var r = await AskAsync(
            """
            {"executionArn":"e","stateMachineArn":"sm","name":"n","status":"FAILED","startDate":1700000000,"stopDate":1700000000.5,
             "input":"i","inputDetails":{"included":true},"output":"o","outputDetails":{"included":false},"traceHeader":"t","mapRunArn":"m",
             "error":"E","cause":"c","stateMachineVersionArn":"v","stateMachineAliasArn":"a","redriveCount":2,"redriveDate":1700000000,
             "redriveStatus":"REDRIVABLE","redriveStatusReason":"why"}
            """,
            c => c.DescribeExecutionAsync(new() { ExecutionArn = "e" }, Token));

        Assert.Equal(("e", "sm", "n", ExecutionStatus.FAILED), (r.ExecutionArn, r.StateMachineArn, r.Name, r.Status));
        Assert.Equal((s_then, s_then.AddMilliseconds(500), s_then), (r.StartDate, r.StopDate, r.RedriveDate));
        Assert.Equal(("i", true, "o", false), (r.Input, r.InputDetails.Included, r.Output, r.OutputDetails.Included));
        Assert.Equal(("t", "m", "E", "c", "v", "a"), (r.TraceHeader, r.MapRunArn, r.Error, r.Cause, r.StateMachineVersionArn, r.StateMachineAliasArn));
        Assert.Equal((2, ExecutionRedriveStatus.REDRIVABLE, "why"), (r.RedriveCount, r.RedriveStatus, r.RedriveStatusReason));
    }

    [Fact]
    public async Task DescribeStateMachine_EveryMember_IsRead()
    {
        var r = await AskAsync(
            """
            {"stateMachineArn":"sm","name":"n","status":"ACTIVE","definition":"d","roleArn":"r","type":"STANDARD","creationDate":1700000000,
             "loggingConfiguration":{"level":"OFF","includeExecutionData":false,"destinations":[{"cloudWatchLogsLogGroup":{"logGroupArn":"g"}}]},
             "tracingConfiguration":{"enabled":false},"label":"l","revisionId":"rev","description":"text",
             "encryptionConfiguration":{"type":"AWS_OWNED_KEY"},"variableReferences":{"S":["a","b"]}}
            """,
            c => c.DescribeStateMachineAsync(new() { StateMachineArn = "sm" }, Token));

        Assert.Equal(("sm", "n", "d", "r", "l", "rev", "text"), (r.StateMachineArn, r.Name, r.Definition, r.RoleArn, r.Label, r.RevisionId, r.Description));
        Assert.Equal((StateMachineStatus.ACTIVE, StateMachineType.STANDARD, s_then), (r.Status, r.Type, r.CreationDate));
        Assert.Equal(LogLevel.OFF, r.LoggingConfiguration.Level);
        Assert.Equal("g", r.LoggingConfiguration.Destinations.Single().CloudWatchLogsLogGroup.LogGroupArn);
        Assert.False(r.TracingConfiguration.Enabled);
        Assert.Equal(EncryptionType.AWS_OWNED_KEY, r.EncryptionConfiguration.Type);
        Assert.Equal(["a", "b"], r.VariableReferences["S"]);
    }

    [Fact]
    public async Task Lists_AreRead_AndAbsentOnesAreNull()
    {
        var executions = await AskAsync(
            """{"executions":[{"executionArn":"e","status":"RUNNING","startDate":1700000000,"redriveCount":0,"itemCount":3}],"nextToken":"n"}""",
            c => c.ListExecutionsAsync(new(), Token));
        var machines = await AskAsync(
            """{"stateMachines":[{"stateMachineArn":"sm","name":"n","type":"EXPRESS","creationDate":1700000000}]}""",
            c => c.ListStateMachinesAsync(new(), Token));
        var history = await AskAsync("{}", c => c.GetExecutionHistoryAsync(new(), Token));

        var execution = Assert.Single(executions.Executions);
        Assert.Equal(("e", ExecutionStatus.RUNNING, s_then, 0, 3), (execution.ExecutionArn, execution.Status, execution.StartDate, execution.RedriveCount, execution.ItemCount));
        Assert.Equal("n", executions.NextToken);
        Assert.Equal(StateMachineType.EXPRESS, Assert.Single(machines.StateMachines).Type);
        Assert.Null(machines.NextToken);
        Assert.Null(history.Events);
    }

    [Fact]
    public async Task Diagnostics_AreRead()
    {
        var r = await AskAsync(
            """{"result":"FAIL","diagnostics":[{"severity":"ERROR","code":"C","message":"m","location":"/States"}],"truncated":true}""",
            c => c.ValidateStateMachineDefinitionAsync(new(), Token));

        Assert.Equal((ValidateStateMachineDefinitionResultCode.FAIL, true), (r.Result, r.Truncated));
        var d = Assert.Single(r.Diagnostics);
        Assert.Equal((ValidateStateMachineDefinitionSeverity.ERROR, "C", "m", "/States"), (d.Severity, d.Code, d.Message, d.Location));
    }

    [Fact]
    public async Task SendTaskSuccess_AnEmptyBody_IsAnAnswer() =>
        Assert.NotNull(await AskAsync("", c => c.SendTaskSuccessAsync(new() { TaskToken = "t", Output = "{}" }, Token)));

    [Fact]
    public async Task HistoryPaginator_ResumesAtTheCallersToken_AndIsWalkedOnce()
    {
        await using var server = await WireServer.StartAsync(
            WireAnswer.Ok("""{"events":[{"id":1}],"nextToken":"b"}"""), WireAnswer.Ok("""{"events":[{"id":2}]}"""));
        using var client = Clients.StepFunctions(server);
        var pages = client.Paginators.GetExecutionHistory(new() { ExecutionArn = "e", NextToken = "a" });

        var ids = new List<long?>();
        await foreach (var e in pages.Events)
        {
            ids.Add(e.Id);
        }

        Assert.Equal([1, 2], ids);
        Assert.Equal(["""{"executionArn":"e","nextToken":"a"}""", """{"executionArn":"e","nextToken":"b"}"""], server.Requests.Select(r => r.Body));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await pages.Responses.GetAsyncEnumerator(Token).MoveNextAsync());
    }

    [Fact]
    public async Task Cancelling_EndsTheCall()
    {
        await using var server = await WireServer.StartAsync();
        using var client = Clients.StepFunctions(server);
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.DescribeExecutionAsync(new() { ExecutionArn = "e" }, source.Token));
    }

    private static async Task<T> AskAsync<T>(string answer, Func<IAmazonStepFunctions, Task<T>> call)
        where T : AmazonWebServiceResponse
    {
        await using var server = await WireServer.StartAsync(WireAnswer.Ok(answer));
        using var client = Clients.StepFunctions(server);
        return await call(client);
    }
}
