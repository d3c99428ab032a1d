using System.Text.Json.Nodes;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Core.Tests.Runs;

public sealed class RunRequestTests
{
    internal const string Whole = """
        {
          "type": "PYSPARK",
          "membershipIdentifier": "0a1b2c3d-0000-4000-8000-000000000001",
          "jobParameters": {
            "analysisTemplateArn": "arn:aws:cleanrooms:us-east-1:111122223333:membership/0a1b2c3d-0000-4000-8000-000000000001/analysistemplate/0a1b2c3d-0000-4000-8000-000000000002",
            "parameters": { "since": "2026-01-01" }
          },
          "resultConfiguration": { "outputConfiguration": { "member": { "accountId": "111122223333" } } },
          "computeConfiguration": { "worker": { "type": "CR.4X", "number": 8, "properties": { "spark": { "spark.sql.shuffle.partitions": "64" } } } },
          "jobComputePayerAccountId": "111122223333",
          "orchestration": {
            "deadlineSeconds": 7200, "queueTimeoutSeconds": 600, "budgetCrpuHours": 100,
            "poll": { "firstSeconds": 10, "maxSeconds": 300 }, "runTokenParameter": "run_token",
            "approval": { "aboveCrpuHours": 50, "timeoutSeconds": 3600 },
            "tags": { "team": "growth" },
            "trigger": { "kind": "schedule", "id": "nightly", "time": "2026-01-31T08:00:00Z" }
          }
        }
        """;

    private static readonly Dictionary<string, string> s_spark = new() { ["spark.sql.shuffle.partitions"] = "64" };

    [Fact]
    public void Parse_WholeRequest_ReadsEveryMember()
    {
        var request = Assert.IsType<RunRequestResult.Valid>(RunRequest.Parse(Whole)).Request;

        Assert.Equal("0a1b2c3d-0000-4000-8000-000000000001", request.Job.MembershipId);
        Assert.Equal("2026-01-01", request.Job.Parameters["since"]);
        Assert.Equal("111122223333", request.Job.ResultReceiverAccountId);
        Assert.Equal((WorkerType.Cr4X, 8), (request.Job.Workers!.Type, request.Job.Workers.Number));
        Assert.Equal(s_spark, request.Job.Workers.SparkProperties);
        Assert.Equal("111122223333", request.Job.PayerAccountId);
        Assert.Equal(TimeSpan.FromHours(2), request.Orchestration.Deadline);
        Assert.Equal(TimeSpan.FromMinutes(10), request.Orchestration.QueueTimeout);
        Assert.Equal(new PollPlan(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5)), request.Orchestration.Poll);
        Assert.Equal("run_token", request.Orchestration.RunTokenParameter);
        Assert.Equal(new ApprovalGate(50, TimeSpan.FromHours(1)), request.Orchestration.Approval);
        Assert.Equal("growth", request.Orchestration.Tags["team"]);
        Assert.Equal(new Trigger("schedule", "nightly", DateTimeOffset.Parse("2026-01-31T08:00:00Z", null)), request.Orchestration.Trigger);
    }

    [Fact]
    public void Parse_PlainStartRequest_GetsTheDefaults()
    {
        var request = Assert.IsType<RunRequestResult.Valid>(RunRequest.Parse(Minimal().ToJsonString())).Request;

        Assert.Equal(TimeSpan.FromHours(12), request.Orchestration.Deadline);
        Assert.Equal(PollPlan.Default, request.Orchestration.Poll);
        Assert.Null(request.Job.Workers);
    }

    [Fact]
    public void Parse_FiveFaults_TellsAllFive()
    {
        var json = Minimal();
        json["type"] = "SQL";
        json["membershipIdentifier"] = 5;
        json["computeConfiguration"] = new JsonObject { ["worker"] = new JsonObject { ["type"] = "CR.8X", ["number"] = 3 } };
        json["surprise"] = true;

        var invalid = Assert.IsType<RunRequestResult.Invalid>(RunRequest.Parse(json.ToJsonString()));

        Assert.Equal(
            [
                new Fault("type", "PYSPARK", "\"SQL\""),
                new Fault("membershipIdentifier", "a membership id (a lower-case UUID)", "5"),
                new Fault("computeConfiguration.worker.type", "CR.1X or CR.4X", "\"CR.8X\""),
                new Fault("computeConfiguration.worker.number", "a whole number from 4 to 1024", "3"),
                new Fault(
                    "surprise",
                    "one of type, membershipIdentifier, jobParameters, resultConfiguration, computeConfiguration, jobComputePayerAccountId, orchestration",
                    "an unknown member"),
            ],
            invalid.Faults);
        Assert.Equal(5, invalid.ToString().Split('\n').Length);
    }

    public static TheoryData<string, string, string> Spoilt => new()
    {
        { "membershipIdentifier", "null", "membershipIdentifier" },
        { "membershipIdentifier", "\"0A1B2C3D-0000-4000-8000-000000000001\"", "membershipIdentifier" },
        { "jobParameters", "null", "jobParameters" },
        { "jobParameters", "[]", "jobParameters" },
        { "jobParameters", "{}", "jobParameters.analysisTemplateArn" },
        { "jobComputePayerAccountId", "\"12\"", "jobComputePayerAccountId" },
        { "resultConfiguration", "{}", "resultConfiguration.outputConfiguration" },
        { "resultConfiguration", """{"outputConfiguration":{"s3":{},"member":{"accountId":"111122223333"}}}""", "resultConfiguration.outputConfiguration.s3" },
        { "computeConfiguration", "{}", "computeConfiguration.worker" },
        { "computeConfiguration", """{"worker":{"type":"CR.1X","number":4,"properties":{"flink":{}}}}""", "computeConfiguration.worker.properties.flink" },
        { "orchestration", """{"deadlineSeconds":59}""", "orchestration.deadlineSeconds" },
        { "orchestration", """{"deadlineSeconds":604801}""", "orchestration.deadlineSeconds" },
        { "orchestration", """{"budgetCrpuHours":0}""", "orchestration.budgetCrpuHours" },
        { "orchestration", """{"budgetCrpuHours":5.3}""", "orchestration.budgetCrpuHours" },
        { "orchestration", """{"deadlineSeconds":60,"poll":{"firstSeconds":20,"maxSeconds":10}}""", "orchestration.poll.firstSeconds" },
        { "orchestration", """{"deadlineSeconds":604800,"poll":{"maxSeconds":60}}""", "orchestration.poll.maxSeconds" },
        { "orchestration", """{"attachJobId":"1"}""", "orchestration.attachJobId" },
        { "orchestration", """{"approval":{}}""", "orchestration.approval.aboveCrpuHours" },
        { "orchestration", """{"trigger":{"kind":"x","time":"yesterday"}}""", "orchestration.trigger.time" },
        { "orchestration", """{"tags":{"a":1}}""", "orchestration.tags.a" },
        { "orchestration", """{"runId":"x"}""", "orchestration.runId" },
        { "type", "null", "type" },
        { "jobParameters", """{"analysisTemplateArn":"arn:aws:cleanrooms:us-east-1:111122223333:membership/m/configuredtable/t"}""", "jobParameters.analysisTemplateArn" },
        { "resultConfiguration", """{"outputConfiguration":{}}""", "resultConfiguration.outputConfiguration.member" },
        { "resultConfiguration", """{"outputConfiguration":{"member":{}}}""", "resultConfiguration.outputConfiguration.member.accountId" },
        { "computeConfiguration", """{"worker":{"number":4}}""", "computeConfiguration.worker.type" },
        { "computeConfiguration", """{"worker":{"type":"CR.1X"}}""", "computeConfiguration.worker.number" },
        { "computeConfiguration", """{"worker":{"type":"CR.1X","number":"8"}}""", "computeConfiguration.worker.number" },
        { "orchestration", """{"budgetCrpuHours":"5"}""", "orchestration.budgetCrpuHours" },
        { "orchestration", """{"budgetCrpuHours":1e400}""", "orchestration.budgetCrpuHours" },
        { "orchestration", """{"approval":{"aboveCrpuHours":0}}""", "orchestration.approval.aboveCrpuHours" },
        { "orchestration", """{"trigger":{}}""", "orchestration.trigger.kind" },
        { "orchestration", """{"trigger":{"kind":"x","time":5}}""", "orchestration.trigger.time" },
    };

    [Theory]
    [MemberData(nameof(Spoilt))]
    public void Parse_OneSpoiltMember_NamesIt(string member, string value, string field)
    {
        var json = Minimal();
        json[member] = JsonNode.Parse(value);

        var invalid = Assert.IsType<RunRequestResult.Invalid>(RunRequest.Parse(json.ToJsonString()));

        Assert.Equal(field, Assert.Single(invalid.Faults).Field);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("2")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    public void Parse_NotAnObject_IsOneFaultOfTheWhole(string json)
    {
        var invalid = Assert.IsType<RunRequestResult.Invalid>(RunRequest.Parse(json));

        Assert.Equal("$", Assert.Single(invalid.Faults).Field);
    }

    [Theory]
    [InlineData("{\n  x", "text that is not JSON at line 2, byte 3")]
    [InlineData("nil", "text that is not JSON at line 1, byte 2")]
    public void Parse_NotJson_TellsWhere(string json, string found) =>
        Assert.Equal([new Fault("$", "a JSON object", found)], Assert.IsType<RunRequestResult.Invalid>(RunRequest.Parse(json)).Faults);

    [Fact]
    public void Parse_MemberTwice_IsAFault()
    {
        var invalid = Assert.IsType<RunRequestResult.Invalid>(RunRequest.Parse(Whole.Replace("\"type\": \"PYSPARK\",", "\"type\": \"PYSPARK\", \"type\": \"PYSPARK\",", StringComparison.Ordinal)));

        Assert.Equal(new Fault("type", "the member once", "it twice"), Assert.Single(invalid.Faults));
    }

    [Fact]
    public void Parse_SensitiveValueTooLong_IsNotRepeated()
    {
        var json = Minimal();
        json["jobParameters"]!["parameters"] = new JsonObject { ["secret"] = new string('x', 1001) };

        var invalid = Assert.IsType<RunRequestResult.Invalid>(RunRequest.Parse(json.ToJsonString()));

        Assert.Equal("1001 characters", Assert.Single(invalid.Faults).Found);
    }

    [Theory]
    [InlineData("{}", "an object")]
    [InlineData("[]", "an array")]
    [InlineData("47", "a number")]
    [InlineData("true", "true or false")]
    [InlineData("null", "null")]
    public void Parse_SensitiveValueThatIsNoText_IsNotRepeated(string value, string found)
    {
        var json = Minimal();
        json["jobParameters"]!["parameters"] = JsonNode.Parse($$"""{"secret":{{value}}}""");

        var invalid = Assert.IsType<RunRequestResult.Invalid>(RunRequest.Parse(json.ToJsonString()));

        Assert.Equal([new Fault("jobParameters.parameters.secret", "text of at most 1000 characters", found)], invalid.Faults);
    }

    [Theory]
    [InlineData("47", "47")]
    [InlineData("[]", "an array")]
    public void Parse_TagThatIsNoText_IsRepeated(string value, string found)
    {
        var json = Minimal();
        json["orchestration"] = JsonNode.Parse($$$"""{"tags":{"team":{{{value}}}}}""");

        var invalid = Assert.IsType<RunRequestResult.Invalid>(RunRequest.Parse(json.ToJsonString()));

        Assert.Equal([new Fault("orchestration.tags.team", "text of at most 256 characters", found)], invalid.Faults);
    }

    private static JsonObject Minimal()
    {
        var whole = JsonNode.Parse(Whole)!.AsObject();
        foreach (var member in new[] { "resultConfiguration", "computeConfiguration", "jobComputePayerAccountId", "orchestration" })
        {
            whole.Remove(member);
        }

        return whole;
    }
}
