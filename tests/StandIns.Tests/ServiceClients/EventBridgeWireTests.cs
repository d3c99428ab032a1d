using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using Amazon.Runtime;

namespace StandIns.Tests.ServiceClients;

/// <summary>EventBridge as awsJson1.1 has it on the wire.</summary>
public sealed class EventBridgeWireTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, Func<IAmazonEventBridge, Task>, string> Calls() => new()
    {
        {
            "PutEvents",
            c => c.PutEventsAsync(
                new()
                {
                    EndpointId = "e",
                    Entries =
                    [
                        new()
                        {
                            Time = new DateTime(2023, 11, 14, 22, 13, 20, 250, DateTimeKind.Utc),
                            Source = "s",
                            Resources = ["r1", "r2"],
                            DetailType = "t",
                            Detail = "{}",
                            EventBusName = "b",
                            TraceHeader = "h",
                        },
                        new() { Resources = [] },
                    ],
                },
                Token),
            """{"Entries":[{"Time":1700000000.25,"Source":"s","Resources":["r1","r2"],"DetailType":"t","Detail":"{}","EventBusName":"b","TraceHeader":"h"},{"Resources":[]}],"EndpointId":"e"}"""
        },
        {
            "PutRule",
            c => c.PutRuleAsync(
                new()
                {
                    Name = "n",
                    ScheduleExpression = "rate(5 minutes)",
                    EventPattern = "{}",
                    State = RuleState.ENABLED,
                    Description = "d",
                    RoleArn = "r",
                    Tags = [new() { Key = "k", Value = "v" }],
                    EventBusName = "b",
                },
                Token),
            """{"Name":"n","ScheduleExpression":"rate(5 minutes)","EventPattern":"{}","State":"ENABLED","Description":"d","RoleArn":"r","Tags":[{"Key":"k","Value":"v"}],"EventBusName":"b"}"""
        },
        {
            "PutTargets",
            c => c.PutTargetsAsync(
                new()
                {
                    Rule = "r",
                    EventBusName = "b",
                    Targets =
                    [
                        new()
                        {
                            Id = "1",
                            Arn = "a",
                            RoleArn = "role",
                            Input = "i",
                            InputPath = "$.detail",
                            InputTransformer = new() { InputPathsMap = new() { ["id"] = "$.id" }, InputTemplate = "<id>" },
                            DeadLetterConfig = new() { Arn = "q" },
                            RetryPolicy = new() { MaximumRetryAttempts = 0, MaximumEventAgeInSeconds = 60 },
                            SqsParameters = new() { MessageGroupId = "g" },
                        },
                    ],
                },
                Token),
            """{"Rule":"r","EventBusName":"b","Targets":[{"Id":"1","Arn":"a","RoleArn":"role","Input":"i","InputPath":"$.detail","InputTransformer":{"InputPathsMap":{"id":"$.id"},"InputTemplate":"\u003Cid\u003E"},"DeadLetterConfig":{"Arn":"q"},"RetryPolicy":{"MaximumRetryAttempts":0,"MaximumEventAgeInSeconds":60},"SqsParameters":{"MessageGroupId":"g"}}]}"""
        },
        {
            "RemoveTargets",
            c => c.RemoveTargetsAsync(new() { Rule = "r", EventBusName = "b", Ids = ["1", "2"], Force = true }, Token),
            """{"Rule":"r","EventBusName":"b","Ids":["1","2"],"Force":true}"""
        },
        { "DeleteRule", c => c.DeleteRuleAsync(new() { Name = "n", EventBusName = "b", Force = false }, Token), """{"Name":"n","EventBusName":"b","Force":false}""" },
        { "DescribeRule", c => c.DescribeRuleAsync(new() { Name = "n", EventBusName = "b" }, Token), """{"Name":"n","EventBusName":"b"}""" },
        { "EnableRule", c => c.EnableRuleAsync(new() { Name = "n", EventBusName = "b" }, Token), """{"Name":"n","EventBusName":"b"}""" },
        { "DisableRule", c => c.DisableRuleAsync(new() { Name = "n", EventBusName = "b" }, Token), """{"Name":"n","EventBusName":"b"}""" },
        {
            "ListRules",
            c => c.ListRulesAsync(new() { NamePrefix = "p", EventBusName = "b", NextToken = "n", Limit = 3 }, Token),
            """{"NamePrefix":"p","EventBusName":"b","NextToken":"n","Limit":3}"""
        },
        {
            "ListTargetsByRule",
            c => c.ListTargetsByRuleAsync(new() { Rule = "r", EventBusName = "b", NextToken = "n", Limit = 3 }, Token),
            """{"Rule":"r","EventBusName":"b","NextToken":"n","Limit":3}"""
        },
        {
            "CreateEventBus",
            c => c.CreateEventBusAsync(new() { Name = "n", EventSourceName = "s", Description = "d", KmsKeyIdentifier = "k", DeadLetterConfig = new() { Arn = "q" }, Tags = [] }, Token),
            """{"Name":"n","EventSourceName":"s","Description":"d","KmsKeyIdentifier":"k","DeadLetterConfig":{"Arn":"q"},"Tags":[]}"""
        },
        { "DescribeEventBus", c => c.DescribeEventBusAsync(new() { Name = "n" }, Token), """{"Name":"n"}""" },
        { "DeleteEventBus", c => c.DeleteEventBusAsync(new() { Name = "n" }, Token), """{"Name":"n"}""" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Request_IsWrittenAsTheApiSpellsIt(string operation, Func<IAmazonEventBridge, Task> call, string body)
    {
        // An empty body is what the operations without an output answer.
        await using var server = await WireServer.StartAsync(WireAnswer.Ok(""));
        using var client = Clients.EventBridge(server);

        await call(client);

        var request = server.Only();
        Assert.Equal(("POST", "/"), (request.Method, request.Target));
        Assert.Equal("application/x-amz-json-1.1", request.Headers["Content-Type"]);
        Assert.Equal($"AWSEvents.{operation}", request.Headers["X-Amz-Target"]);
        Assert.Contains("/eu-west-1/events/aws4_request", request.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal(body, request.Body);
    }

    [Fact]
    public async Task PutEvents_FailedEntries_AreRead()
    {
        var r = await AskAsync(
            """{"FailedEntryCount":1,"Entries":[{"EventId":"1"},{"ErrorCode":"InternalFailure","ErrorMessage":"m"}]}""",
            c => c.PutEventsAsync(new() { Entries = [new()] }, Token));

        Assert.Equal(1, r.FailedEntryCount);
        Assert.Equal([("1", null, null), (null, "InternalFailure", "m")], r.Entries.Select(e => ((string?)e.EventId, (string?)e.ErrorCode, (string?)e.ErrorMessage)));
    }

    [Fact]
    public async Task Targets_ComeBackAsTheyWerePut()
    {
        var r = await AskAsync(
            """{"Targets":[{"Id":"1","Arn":"a","InputTransformer":{"InputPathsMap":{"id":"$.id"},"InputTemplate":"<id>"},"RetryPolicy":{"MaximumRetryAttempts":2},"DeadLetterConfig":{"Arn":"q"}}],"NextToken":"n"}""",
            c => c.ListTargetsByRuleAsync(new() { Rule = "r" }, Token));

        var target = Assert.Single(r.Targets);
        Assert.Equal(("1", "a", "$.id", "<id>", 2, "q", "n"), (target.Id, target.Arn, target.InputTransformer.InputPathsMap["id"], target.InputTransformer.InputTemplate, target.RetryPolicy.MaximumRetryAttempts, target.DeadLetterConfig.Arn, r.NextToken));
    }

    [Fact]
    public async Task Rules_AreRead()
    {
        var one = await AskAsync(
            """{"Name":"n","Arn":"a","EventPattern":"p","ScheduleExpression":"s","State":"DISABLED","Description":"d","RoleArn":"r","ManagedBy":"m","EventBusName":"b","CreatedBy":"c"}""",
            c => c.DescribeRuleAsync(new() { Name = "n" }, Token));
        var list = await AskAsync("""{"Rules":[{"Name":"n","State":"ENABLED"}],"NextToken":"t"}""", c => c.ListRulesAsync(new(), Token));
        var put = await AskAsync("""{"RuleArn":"a"}""", c => c.PutRuleAsync(new() { Name = "n" }, Token));

        Assert.Equal(("n", "a", "p", "s", RuleState.DISABLED), (one.Name, one.Arn, one.EventPattern, one.ScheduleExpression, one.State));
        Assert.Equal(("d", "r", "m", "b", "c"), (one.Description, one.RoleArn, one.ManagedBy, one.EventBusName, one.CreatedBy));
        Assert.Equal((RuleState.ENABLED, "t"), (Assert.Single(list.Rules).State, list.NextToken));
        Assert.Equal("a", put.RuleArn);
    }

    [Theory]
    [InlineData("ConcurrentModificationException", typeof(ConcurrentModificationException))]
    [InlineData("InternalException", typeof(InternalException))]
    [InlineData("InvalidEventPatternException", typeof(InvalidEventPatternException))]
    [InlineData("InvalidStateException", typeof(InvalidStateException))]
    [InlineData("LimitExceededException", typeof(LimitExceededException))]
    [InlineData("ManagedRuleException", typeof(ManagedRuleException))]
    [InlineData("OperationDisabledException", typeof(OperationDisabledException))]
    [InlineData("ResourceAlreadyExistsException", typeof(ResourceAlreadyExistsException))]
    [InlineData("ResourceNotFoundException", typeof(ResourceNotFoundException))]
    [InlineData("ThrottlingException", typeof(AmazonEventBridgeException))]
    public async Task Error_ByItsWireName_IsItsException(string wire, Type exception)
    {
        await using var server = await WireServer.StartAsync(WireAnswer.RpcError(wire, "told"));
        using var client = Clients.EventBridge(server);

        var e = await Assert.ThrowsAnyAsync<AmazonEventBridgeException>(() => client.DescribeRuleAsync(new() { Name = "n" }, Token));

        Assert.IsType(exception, e);
        Assert.Equal((wire, "told"), (e.ErrorCode, e.Message));
    }

    private static async Task<T> AskAsync<T>(string answer, Func<IAmazonEventBridge, Task<T>> call)
        where T : AmazonWebServiceResponse
    {
        await using var server = await WireServer.StartAsync(WireAnswer.Ok(answer));
        using var client = Clients.EventBridge(server);
        return await call(client);
    }
}
