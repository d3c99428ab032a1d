using System.Text.Json.Nodes;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.Time;
using Testing;

namespace LocalCloud.Services.Tests.StepFunctions;

/// <summary>
/// Definitions, inputs and requests broken at random, sent to a whole cloud: each is refused in AWS's way or done, and the
/// cloud goes on.
/// </summary>
public sealed class MutationTests : IDisposable
{
    private const string Machine = """
        {"Comment":"c","StartAt":"P","TimeoutSeconds":900,"States":{
          "P":{"Type":"Pass","Parameters":{"a.$":"$.a","u.$":"States.Format('{}', $.a)"},"Assign":{"v.$":"$.a"},"ResultPath":"$.p","Next":"C"},
          "C":{"Type":"Choice","Choices":[{"And":[{"Variable":"$.a","NumericGreaterThan":0},{"Not":{"Variable":"$.b","IsNull":true}}],"Next":"M"}],"Default":"W"},
          "M":{"Type":"Map","ItemsPath":"$.l","MaxConcurrency":1,"ItemSelector":{"i.$":"$$.Map.Item.Value"},
            "ItemProcessor":{"StartAt":"I","States":{"I":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:000000000000:function:echo","End":true}}},
            "Retry":[{"ErrorEquals":["States.ALL"],"MaxAttempts":1,"JitterStrategy":"FULL"}],"ResultPath":"$.m","Next":"J"},
          "J":{"Type":"Pass","QueryLanguage":"JSONata","Output":{"s":"{% $sum($states.input.l) + $v %}"},"Next":"D"},
          "D":{"Type":"Map","Items":"{% [1,2] %}","QueryLanguage":"JSONata","ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},
            "StartAt":"DI","States":{"DI":{"Type":"Pass","End":true}}},"ToleratedFailureCount":1,"Next":"B"},
          "B":{"Type":"Parallel","Branches":[{"StartAt":"B1","States":{"B1":{"Type":"Succeed"}}},{"StartAt":"B2","States":{"B2":{"Type":"Fail","Error":"E","Cause":"c"}}}],
            "Catch":[{"ErrorEquals":["E"],"ResultPath":"$.e","Next":"T"}],"End":true},
          "T":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken","HeartbeatSeconds":9,"TimeoutSecondsPath":"$.t",
            "Parameters":{"FunctionName":"echo","Payload":{"t.$":"$$.Task.Token"}},"Next":"W"},
          "W":{"Type":"Wait","SecondsPath":"$.a","Next":"S"},
          "S":{"Type":"Succeed"}}}
        """;

    private const string Input = """{"a":1,"b":"x","l":[1,2,3],"t":60}""";

    private static readonly string[] s_scraps =
    [
        "null", "true", "-1", "0", "1e400", "1.5", "\"\"", "\"$\"", "\"$.a\"", "\"$..*\"", "\"$v\"", "[]", "{}", "\"{% $ %}\"", "\"{% $states.input ~> $map(function($x){$x}) %}\"",
        "\"States.Array($.a)\"", "\"States.ALL\"", "\"2020-01-01T00:00:00Z\"", "\"P\"", "99999999999999999999", "\"$[?(@.a == 1)]\"", "\"SURROGATE\"", "\"JSONata\"",
    ];

    private static readonly string[] s_members =
    [
        "stateMachineArn", "executionArn", "activityArn", "mapRunArn", "resourceArn", "stateMachineAliasArn", "stateMachineVersionArn", "name", "definition", "roleArn",
        "type", "input", "output", "error", "cause", "taskToken", "tags", "tagKeys", "routingConfiguration", "loggingConfiguration", "tracingConfiguration",
        "encryptionConfiguration", "publish", "versionDescription", "description", "revisionId", "maxResults", "nextToken", "statusFilter", "redriveFilter",
        "reverseOrder", "includeExecutionData", "includedData", "traceHeader", "clientToken", "maxConcurrency", "toleratedFailureCount",
        "toleratedFailurePercentage", "mock", "stateConfiguration", "inspectionLevel", "context", "variables", "stateName", "revealSecrets", "severity",
    ];

    private static readonly string[] s_values =
    [
        "\"arn:aws:states:us-east-1:000000000000:execution:whole:x1\"", "\"arn:aws:states:us-east-1:000000000000:activity:a\"", "\"arn:aws:states:::x\"", "\"arn:aws:iam::000000000000:role/r\"",
        "\"arn:aws:states:us-east-1:000000000000:mapRun:whole/D:1\"", "[{\"key\":\"k\",\"value\":\"v\"}]", "[{\"key\":null}]", "[\"k\",null]", "[{\"stateMachineVersionArn\":\"x\",\"weight\":100}]",
        "[{\"weight\":1e30}]", "{\"level\":\"ALL\",\"destinations\":[1]}", "{\"level\":7}", "{\"result\":\"1\"}", "{\"errorOutput\":{\"error\":\"E\"}}", "{\"retrierRetryCount\":-1}", "1e300", "5", "\"{}\"", "\"RUNNING\"",
    ];

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public Task Requests_Mutated_AreRefusedOrDone() => RunAsync(250, seed: 1);

    [Fact]
    [Trait("Size", "Long")]
    public Task Requests_ManyMutated_AreRefusedOrDone() => RunAsync(Effort.Of(2_000, 50_000), seed: 2);

    private async Task RunAsync(int count, int seed)
    {
        using var clock = VirtualClock.Stepped(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
        await using var cloud = await StatesCloud.StartAsync(_directory.Path, clock);
        var random = new Random(seed);
        var whole = await cloud.CreateAsync("whole", Machine);
        var (done, refused) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            foreach (var (operation, request) in Requests(whole, i, random).Concat(Strange(cloud.OperationNames, whole, random)))
            {
                try
                {
                    // Half a character, in the text of the request or in the text in its text.
                    await cloud.CallTextAsync(
                        operation, request.ToJsonString().Replace("SURROGATE", random.Next(2) == 0 ? @"\ud800" : @"\\ud800", StringComparison.Ordinal));
                    done++;
                }
                catch (AwsException e) when (e.Status is >= 400 and < 500)
                {
                    refused++;
                }
            }

            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.True(done > count && refused > count / 2, $"{done} done, {refused} refused");
        var alive = await cloud.StartAsync(await cloud.CreateAsync("alive", """{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}"""), "x");
        Assert.Equal("SUCCEEDED", (await cloud.EndedAsync(alive))["status"]!.GetValue<string>());
    }

    private static IEnumerable<(string Operation, JsonObject Request)> Requests(string whole, int at, Random random)
    {
        var definition = Text(Mutate(JsonNode.Parse(Machine), random));
        var input = Text(Mutate(JsonNode.Parse(Input), random));
        var arn = whole.Replace("whole", $"m{at}", StringComparison.Ordinal);
        yield return ("ValidateStateMachineDefinition", new() { ["definition"] = definition, ["severity"] = "WARNING" });
        yield return ("CreateStateMachine", new() { ["name"] = $"m{at}", ["definition"] = definition, ["roleArn"] = StatesCloud.Role });
        yield return ("DescribeStateMachine", new() { ["stateMachineArn"] = arn });
        yield return ("StartExecution", new() { ["stateMachineArn"] = arn, ["name"] = "x", ["input"] = input });
        yield return ("StartExecution", new() { ["stateMachineArn"] = whole, ["name"] = $"x{at}", ["input"] = input });
        var states = (JsonObject)JsonNode.Parse(Machine)!["States"]!;
        var (name, state) = states.ElementAt(random.Next(states.Count));
        yield return ("TestState", new() { ["definition"] = Text(Mutate(state!.DeepClone(), random)), ["input"] = input, ["inspectionLevel"] = "DEBUG" });
        yield return ("TestState", (JsonObject)Mutate(
            new JsonObject
            {
                ["definition"] = Machine,
                ["stateName"] = name,
                ["input"] = input,
                ["mock"] = new JsonObject { ["result"] = "[1,2]" },
                ["context"] = "{\"State\":{\"Name\":\"n\"}}",
                ["variables"] = "{\"v\":1}",
            },
            random,
            keepsRoot: true)!);
        yield return ("GetExecutionHistory", (JsonObject)Mutate(
            new JsonObject { ["executionArn"] = $"{whole.Replace("stateMachine", "execution", StringComparison.Ordinal)}:x{at}", ["maxResults"] = 5 },
            random,
            keepsRoot: true)!);
    }

    /// <summary>Any operation with any members.</summary>
    private static IEnumerable<(string Operation, JsonObject Request)> Strange(string[] operations, string whole, Random random)
    {
        for (var i = 0; i < 4; i++)
        {
            var request = new JsonObject();
            for (var members = random.Next(6); members > 0; members--)
            {
                request[s_members[random.Next(s_members.Length)]] = random.Next(3) switch
                {
                    0 => JsonNode.Parse(s_scraps[random.Next(s_scraps.Length)]),
                    1 => JsonNode.Parse(s_values[random.Next(s_values.Length)]),
                    _ => whole.Replace("whole", $"m{random.Next(100)}", StringComparison.Ordinal)
                        + (random.Next(2) == 0 ? $":{random.Next(3)}" : ""),
                };
            }

            yield return (operations[random.Next(operations.Length)], request);
        }
    }

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "null";

    /// <summary>One value somewhere is replaced, removed or renamed.</summary>
    private static JsonNode? Mutate(JsonNode? node, Random random, bool keepsRoot = false)
    {
        if (node is JsonObject { Count: > 0 } members && (keepsRoot || random.Next(12) > 0))
        {
            var (name, value) = members.ElementAt(random.Next(members.Count));
            members.Remove(name);
            switch (random.Next(12))
            {
                case 0:
                    break;
                case 1:
                    members[name + ".$"] = value;
                    break;
                default:
                    members[name] = Mutate(value, random);
                    break;
            }

            return members;
        }

        if (node is JsonArray { Count: > 0 } items && random.Next(12) > 0)
        {
            var index = random.Next(items.Count);
            var item = items[index];
            items.RemoveAt(index);
            items.Insert(index, Mutate(item, random));
            return items;
        }

        return JsonNode.Parse(s_scraps[random.Next(s_scraps.Length)]);
    }
}
