using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.Lambda;
using LocalCloud.Services.Tests.Wire;
using Microsoft.Extensions.DependencyInjection;
using Testing;

namespace LocalCloud.Host.Tests;

/// <summary>Requests to every API of a whole cloud, each a good one with something odd done to it: no answer is a 500.</summary>
public sealed class HostFuzzTests : IDisposable
{
    private const string Membership = "11111111-2222-4333-8444-555555555555";

    private const string Template = $"arn:aws:cleanrooms:us-east-1:000000000000:membership/{Membership}/analysistemplate/66666666-7777-4888-8999-000000000000";

    private const string Machine = "arn:aws:states:us-east-1:000000000000:stateMachine:M";

    private static readonly Seed[] s_seeds =
    [
        .. States("StartExecution", $$$$$"""{"stateMachineArn":"{{{{{Machine}}}}}","input":"{\"a\":1}","name":"n1"}"""),
        .. States("StartSyncExecution", $$$$$"""{"stateMachineArn":"{{{{{Machine}}}}}","input":"{}"}"""),
        .. States("ListExecutions", $$$$$"""{"stateMachineArn":"{{{{{Machine}}}}}","statusFilter":"RUNNING","maxResults":5,"nextToken":"x"}"""),
        .. States("DescribeExecution", """{"executionArn":"arn:aws:states:us-east-1:000000000000:execution:M:n1","includedData":"ALL_DATA"}"""),
        .. States("GetExecutionHistory", """{"executionArn":"arn:aws:states:us-east-1:000000000000:execution:M:n1","maxResults":10,"reverseOrder":true}"""),
        .. States("StopExecution", """{"executionArn":"arn:aws:states:us-east-1:000000000000:execution:M:n1","error":"e","cause":"c"}"""),
        .. States("RedriveExecution", """{"executionArn":"arn:aws:states:us-east-1:000000000000:execution:M:n1"}"""),
        .. States("CreateStateMachine", """{"name":"N","roleArn":"arn:aws:iam::000000000000:role/r","definition":"{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}"}"""),
        .. States("CreateStateMachine", """
            {"name":"L","roleArn":"arn:aws:iam::000000000000:role/r","definition":"{}","type":"EXPRESS","tags":[{"key":"k","value":"v"}],"publish":true,"tracingConfiguration":{"enabled":true},
             "loggingConfiguration":{"level":"ALL","includeExecutionData":true,"destinations":[{"cloudWatchLogsLogGroup":{"logGroupArn":"arn:aws:logs:us-east-1:000000000000:log-group:g:*"}}]}}
            """),
        .. States("UpdateStateMachine", $$$$$"""{"stateMachineArn":"{{{{{Machine}}}}}","definition":"{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}","publish":true}"""),
        .. States("ValidateStateMachineDefinition", """{"definition":"{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":1,\"End\":true}}}","type":"STANDARD"}"""),
        .. States("DescribeStateMachine", $$$$$"""{"stateMachineArn":"{{{{{Machine}}}}}"}"""),
        .. States("ListStateMachines", """{"maxResults":1}"""),
        .. States("UntagResource", $$"""{"resourceArn":"{{Machine}}","tagKeys":["k"]}"""),
        .. States("CreateActivity", """{"name":"act","tags":[{"key":"k","value":"v"}]}"""),
        .. States("PublishStateMachineVersion", $$"""{"stateMachineArn":"{{Machine}}","description":"d"}"""),
        .. States("CreateStateMachineAlias", $$"""{"name":"prod","routingConfiguration":[{"stateMachineVersionArn":"{{Machine}}:1","weight":100}]}"""),
        .. States("UpdateStateMachineAlias", $$"""{"stateMachineAliasArn":"{{Machine}}:prod","routingConfiguration":[{"stateMachineVersionArn":"{{Machine}}:1","weight":100}]}"""),
        .. States("ListMapRuns", """{"executionArn":"arn:aws:states:us-east-1:000000000000:execution:M:n1"}"""),
        .. States("UpdateMapRun", """{"mapRunArn":"arn:aws:states:us-east-1:000000000000:mapRun:M/a:b","maxConcurrency":1,"toleratedFailurePercentage":0.5}"""),
        .. States("SendTaskSuccess", """{"taskToken":"AAAA","output":"{}"}"""),
        .. States("SendTaskFailure", """{"taskToken":"AAAA","error":"E","cause":"C"}"""),
        .. States("GetActivityTask", """{"activityArn":"arn:aws:states:us-east-1:000000000000:activity:none"}"""),
        .. States("TagResource", $$$$$"""{"resourceArn":"{{{{{Machine}}}}}","tags":[{"key":"k","value":"v"}]}"""),
        new("cleanrooms", "POST", $"/memberships/{Membership}/protectedJobs", null, $$$$$"""
            {"type":"PYSPARK","jobParameters":{"analysisTemplateArn":"{{{{{Template}}}}}","parameters":{"audience":"x","run_token":"t"}},"resultConfiguration":{"outputConfiguration":{"member":{"accountId":"000000000000"}}},
             "computeConfiguration":{"worker":{"type":"CR.1X","number":16,"properties":{"spark":{"a":"b"}}}},"jobComputePayerAccountId":"000000000000"}
            """),
        new("cleanrooms", "GET", $"/memberships/{Membership}/protectedJobs?status=STARTED&maxResults=5&nextToken=x", null, ""),
        new("cleanrooms", "GET", $"/memberships/{Membership}/protectedJobs/{Membership}", null, ""),
        new("cleanrooms", "PATCH", $"/memberships/{Membership}/protectedJobs/{Membership}", null, """{"targetStatus":"CANCELLED"}"""),
        new("cleanrooms", "POST", "/collaborations", null, """
            {"name":"c","description":"d","creatorDisplayName":"me","creatorMemberAbilities":["CAN_RUN_JOB"],"queryLogStatus":"DISABLED",
             "members":[{"accountId":"111111111111","displayName":"x","memberAbilities":["CAN_RECEIVE_RESULTS"]}]}
            """),
        new("cleanrooms", "POST", "/memberships", null, $$$$$"""{"collaborationIdentifier":"{{{{{Membership}}}}}","queryLogStatus":"DISABLED","defaultJobResultConfiguration":{"outputConfiguration":{"s3":{"bucket":"b","keyPrefix":"p"}},"roleArn":"arn:aws:iam::000000000000:role/r"} }"""),
        new("cleanrooms", "POST", $"/memberships/{Membership}/analysistemplates", null, """{"name":"t","format":"PYSPARK_1_0","source":{"artifacts":{"entryPoint":{"location":{"bucket":"bkt","key":"k.py"} },"roleArn":"arn:aws:iam::000000000000:role/rr"} } }"""),
        new("cleanrooms", "GET", "/collaborations?memberStatus=ACTIVE&maxResults=1", null, ""),
        new("lambda", "POST", "/2015-03-31/functions/F/invocations", null, """{"a":1}"""),
        new("lambda", "GET", "/2015-03-31/functions/F", null, ""),
        new("lambda", "GET", "/2015-03-31/functions/?MaxItems=1&Marker=x", null, ""),
        new("execute-api", "GET", "/_api/Api/runs/a?b=c", null, ""),
        new("execute-api", "POST", "/_api/Api/none", null, """{"a":1}"""),
        new("", "GET", "/F/x/2018-06-01/runtime/invocation/next", null, ""),
        new("", "POST", "/F/2018-06-01/runtime/invocation/none/response", null, "{}"),
        new("", "POST", "/F/2018-06-01/runtime/invocation/none/error", null, """{"errorType":"E","errorMessage":"m","stackTrace":[]}"""),
        new("", "POST", "/F/x/2018-06-01/runtime/init/error", null, """{"errorType":"E"}"""),
        new("admin", "PUT", "/_local/faults", null, """{"seed":1,"faults":[{"service":"none","kind":"error","count":1}],"events":[{"kind":"late","source":"none","delaySeconds":1}]}"""),
        new("admin", "PUT", "/_local/deliveries", null, """{"twice":false}"""),
        new("admin", "POST", "/_local/events", null, """{"source":"aws.none","detailType":"T","detail":{"a":1},"resources":["r"],"time":"2026-01-01T00:00:00Z"}"""),
        new("admin", "PATCH", $"/_local/jobs/{Membership}", null, """{"startedSeconds":1,"outcome":"FAILED"}"""),
        new("admin", "GET", "/_local/logs?function=F&after=1&limit=5", null, ""),
        new("admin", "POST", "/_local/credentials", null, """{"roleArn":"arn:aws:iam::000000000000:role/r","policies":[{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}]}"""),
    ];

    private static readonly Func<JsonNode?>[] s_odd =
    [
        () => null, () => -1, () => 1e300, () => 0.5, () => long.MaxValue, () => true, () => "", () => " ", () => "\u0000", () => "\ud83d\ude00", () => new string('x', 5000),
        () => "{}", () => "[", () => "${aws:username}", () => "../../etc/passwd", () => "arn:aws:states:::", () => new JsonArray(), () => new JsonArray(1, null, "x"), () => new JsonObject(), () => Deep(200),
    ];

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public Task Request_WithSomethingOdd_IsNever500() => RunAsync(seed: 1, count: 500);

    [Fact]
    [Trait("Size", "Long")]
    public Task Request_OfManyWithSomethingOdd_IsNever500() => RunAsync(seed: 2, count: Effort.Of(2_000, 100_000));

    private async Task RunAsync(int seed, int count)
    {
        var token = TestContext.Current.CancellationToken;
        var template = Path.Combine(_directory.Path, "serverless.template");
        await File.WriteAllTextAsync(
            template,
            """
            Resources:
              M: {Type: AWS::Serverless::StateMachine, Properties: {Name: M, Definition: {StartAt: A, States: {A: {Type: Pass, End: true}}}}}
              Api: {Type: AWS::Serverless::HttpApi, Properties: {Auth: {DefaultAuthorizer: AWS_IAM}}}
            """,
            token);
        await using var host = await LocalCloudHost.StartAsync(
            new LocalCloudOptions { DataDirectory = Path.Combine(_directory.Path, "data"), Port = 0, TemplatePath = template }, token);
        host.Services.GetRequiredService<LocalFunctions>().Define(
            new FunctionDefinition { Name = "F", Handler = "" }, new DelegateRunner(call => Task.FromResult(call.Payload)));
        using var http = new HttpClient();
        var seen = new ConcurrentDictionary<int, int>();
        var broken = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = token },
            async (i, cancel) =>
            {
                using var request = Make(new Random((seed * 1_000_000) + i), host.Endpoint, out var described);
                using var answer = await http.SendAsync(request, cancel);
                seen.AddOrUpdate((int)answer.StatusCode, 1, (_, n) => n + 1);
                if (answer.StatusCode == HttpStatusCode.InternalServerError)
                {
                    broken.Add($"request {i} of seed {seed}: {described}");
                }
            });
        Assert.True(broken.IsEmpty, string.Join('\n', broken.Take(20)));

        Assert.Superset(new HashSet<int> { 200, 400, 403, 404 }, seen.Keys.ToHashSet());
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) < 512L * 1024 * 1024);
    }

    private static HttpRequestMessage Make(Random random, Uri endpoint, out string described)
    {
        var seed = s_seeds[random.Next(s_seeds.Length)];
        var (path, text) = (seed.Path, seed.Body);
        if (random.Next(4) == 0)
        {
            path = Bend(path, random, "/?&=%.~-_:0aZ{}");
        }

        for (var i = random.Next(3); i > 0 && text.Length > 0; i--)
        {
            text = random.Next(4) == 0 ? Bend(text, random, "{}[]\",:\\0e-x ") : Change(text, random);
        }

        var body = Encoding.UTF8.GetBytes(text);
        described = $"{seed.Service} {seed.Method} {path} {seed.Target} {text}";
        var request = new HttpRequestMessage(
            new HttpMethod(random.Next(20) == 0 ? "PUT" : seed.Method),
            new Uri($"{endpoint.Scheme}://{endpoint.Authority}{path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (body.Length > 0)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", seed.Target is null ? "application/json" : "application/x-amz-json-1.0");
        }

        if (seed.Target is not null)
        {
            request.Headers.Add("X-Amz-Target", seed.Target);
        }

        if (seed.Service == "admin")
        {
            request.Headers.Add("X-Local-Admin", "1");
        }
        else if (seed.Service.Length > 0 && random.Next(50) != 0)
        {
            TestSigner.Sign(request, seed.Service, body);
        }

        return request;
    }

    // One member, somewhere, is something else or gone.
    private static string Change(string text, Random random)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(text);
        }
        catch (System.Text.Json.JsonException)
        {
            return text;
        }

        var at = root as JsonObject;
        while (at is { Count: > 0 })
        {
            var (name, value) = at.ElementAt(random.Next(at.Count));
            if (value is JsonObject inner && random.Next(3) != 0)
            {
                at = inner;
                continue;
            }

            if (random.Next(5) == 0)
            {
                at.Remove(name);
            }
            else
            {
                at[name] = s_odd[random.Next(s_odd.Length)]();
            }

            break;
        }

        return root?.ToJsonString() ?? "null";
    }

    private static string Bend(string text, Random random, string with)
    {
        var at = random.Next(1, text.Length);
        return $"{text[..at]}{with[random.Next(with.Length)]}{text[Math.Min(text.Length, at + random.Next(2))..]}";
    }

    private static JsonNode Deep(int depth)
    {
        JsonNode node = new JsonObject();
        for (var i = 0; i < depth; i++)
        {
            node = i % 2 == 0 ? new JsonArray(node) : new JsonObject { ["a"] = node };
        }

        return node;
    }

    private static Seed[] States(string operation, string body) => [new("states", "POST", "/", $"AWSStepFunctions.{operation}", body)];

    private sealed record Seed(string Service, string Method, string Path, string? Target, string Body);
}
