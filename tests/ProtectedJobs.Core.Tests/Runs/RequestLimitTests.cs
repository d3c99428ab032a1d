using System.Globalization;
using System.Text.Json.Nodes;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Core.Tests.Runs;

/// <summary>A request at each of its limits and one beyond it, without each member that may be left out, and with one too many at each level.</summary>
public sealed class RequestLimitTests
{
    private const string Template = "arn:aws:cleanrooms:us-east-1:111122223333:membership/m/analysistemplate/";

    [Theory]
    [InlineData("computeConfiguration", """{"worker":{"type":"CR.1X","number":#}}""", "computeConfiguration.worker.number", 4, 1024)]
    [InlineData("orchestration", """{"deadlineSeconds":#}""", "orchestration.deadlineSeconds", 60, 604_800)]
    [InlineData("orchestration", """{"queueTimeoutSeconds":#}""", "orchestration.queueTimeoutSeconds", 60, 604_800)]
    [InlineData("orchestration", """{"poll":{"firstSeconds":#,"maxSeconds":3600}}""", "orchestration.poll.firstSeconds", 1, 3600)]
    [InlineData("orchestration", """{"poll":{"maxSeconds":#},"deadlineSeconds":60}""", "orchestration.poll.maxSeconds", 1, 3600)]
    [InlineData("orchestration", """{"approval":{"aboveCrpuHours":1,"timeoutSeconds":#}}""", "orchestration.approval.timeoutSeconds", 60, 604_800)]
    public void Number_UpToItsLimits_IsRead(string member, string json, string field, int least, int most)
    {
        Assert.Empty(Faults(least));
        Assert.Empty(Faults(most));
        string[] wanted = [$"{field}: wanted a whole number from {least} to {most}"];
        Assert.Equal(wanted, Faults(least - 1).Select(fault => $"{fault.Field}: wanted {fault.Wanted}"));
        Assert.Equal(wanted, Faults(most + 1).Select(fault => $"{fault.Field}: wanted {fault.Wanted}"));

        IReadOnlyList<Fault> Faults(int number)
        {
            var request = Whole();
            request.Remove("orchestration");
            request[member] = JsonNode.Parse(json.Replace("#", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
            return FaultsOf(request);
        }
    }

    [Theory]
    [InlineData("jobParameters.analysisTemplateArn", 200, Template)]
    [InlineData("jobParameters.parameters.since", 1000)]
    [InlineData("computeConfiguration.worker.properties.spark.name", 500)]
    [InlineData("orchestration.tags.team", 256)]
    [InlineData("orchestration.trigger.kind", 64)]
    [InlineData("orchestration.trigger.id", 512)]
    public void Text_UpToItsLimit_IsRead(string path, int most, string start = "")
    {
        Assert.Empty(FaultsOf(With(path, start.PadRight(most, 'x'))));
        var fault = Assert.Single(FaultsOf(With(path, start.PadRight(most + 1, 'x'))));
        Assert.Equal(path, fault.Field);
        Assert.InRange(fault.Found.Length, 1, 103);
    }

    [Theory]
    [InlineData("jobParameters.parameters", 100, "names of 1 to 100 letters, digits and underscores")]
    [InlineData("computeConfiguration.worker.properties.spark", 200, "names of 1 to 200 characters")]
    [InlineData("orchestration.tags", 128, "names of 1 to 128 characters")]
    public void Name_UpToItsLimit_IsRead(string map, int most, string wanted)
    {
        Assert.Empty(FaultsOf(With(map, Map(new string('n', most)))));
        foreach (var name in new[] { "", new string('n', most + 1) })
        {
            var fault = Assert.Single(FaultsOf(With(map, Map(name))));
            Assert.Equal((map, wanted), (fault.Field, fault.Wanted));
        }
    }

    [Theory]
    [InlineData("computeConfiguration.worker.properties.spark")]
    [InlineData("orchestration.tags")]
    public void Names_UpToFifty_AreRead(string map)
    {
        Assert.Empty(FaultsOf(With(map, Map(Names(50)))));
        Assert.Equal([new Fault(map, "at most 50 members", "51")], FaultsOf(With(map, Map(Names(51)))));

        static string[] Names(int count) => [.. Enumerable.Range(0, count).Select(number => $"n{number}")];
    }

    [Theory]
    [InlineData("jobParameters")]
    [InlineData("resultConfiguration")]
    [InlineData("resultConfiguration.outputConfiguration")]
    [InlineData("resultConfiguration.outputConfiguration.member")]
    [InlineData("computeConfiguration")]
    [InlineData("computeConfiguration.worker")]
    [InlineData("computeConfiguration.worker.properties")]
    [InlineData("orchestration")]
    [InlineData("orchestration.poll")]
    [InlineData("orchestration.approval")]
    [InlineData("orchestration.trigger")]
    public void Member_ThatIsUnknown_IsAFaultAtItsPlace(string place)
    {
        var fault = Assert.Single(FaultsOf(With($"{place}.more", 1)));

        Assert.Equal(($"{place}.more", "an unknown member"), (fault.Field, fault.Found));
    }

    [Fact]
    public void Compute_OfSomethingElseThanWorkers_HasBothFaults() => Assert.Equal(
        ["computeConfiguration.worker", "computeConfiguration.gpu"],
        FaultsOf(With("computeConfiguration", new JsonObject { ["gpu"] = 1 })).Select(fault => fault.Field));

    [Theory]
    [InlineData("jobParameters.parameters")]
    [InlineData("resultConfiguration")]
    [InlineData("computeConfiguration")]
    [InlineData("computeConfiguration.worker.properties")]
    [InlineData("computeConfiguration.worker.properties.spark")]
    [InlineData("jobComputePayerAccountId")]
    [InlineData("orchestration")]
    [InlineData("orchestration.deadlineSeconds")]
    [InlineData("orchestration.queueTimeoutSeconds")]
    [InlineData("orchestration.budgetCrpuHours")]
    [InlineData("orchestration.poll")]
    [InlineData("orchestration.poll.firstSeconds")]
    [InlineData("orchestration.runTokenParameter")]
    [InlineData("orchestration.approval")]
    [InlineData("orchestration.approval.timeoutSeconds")]
    [InlineData("orchestration.tags")]
    [InlineData("orchestration.trigger")]
    [InlineData("orchestration.trigger.id")]
    [InlineData("orchestration.trigger.time")]
    public void Member_ThatMayBeLeftOut_MayBeNull(string path) => Assert.Empty(FaultsOf(With(path, null)));

    [Theory]
    [InlineData("CR.1X", WorkerType.Cr1X)]
    [InlineData("CR.4X", WorkerType.Cr4X)]
    public void Worker_OfEitherType_IsRead(string type, WorkerType read) =>
        Assert.Equal(read, Read(With("computeConfiguration.worker.type", type)).Job.Workers!.Type);

    [Fact]
    public void AttachJobId_OfAJob_IsRead()
    {
        const string Job = "0a1b2c3d-0000-4000-8000-000000000003";

        Assert.Equal(Job, Read(With("orchestration.attachJobId", Job)).Orchestration.AttachJobId);
    }

    [Fact]
    public void Approval_WithoutATime_WaitsADay() => Assert.Equal(
        new ApprovalGate(50, TimeSpan.FromHours(24)), Read(With("orchestration.approval.timeoutSeconds", null)).Orchestration.Approval);

    [Theory]
    [InlineData(600, 600)]
    [InlineData(3600, 660)]
    public void Poll_WithoutAFirstLook_HasTheDefaultsWithinTheLast(int max, int first) => Assert.Equal(
        new PollPlan(TimeSpan.FromSeconds(first), TimeSpan.FromSeconds(max)),
        Read(With("orchestration.poll", new JsonObject { ["maxSeconds"] = max })).Orchestration.Poll);

    [Fact]
    public void RunTokenParameter_WithAValueOfItsOwn_IsAFault() => Assert.Equal(
        [new Fault("jobParameters.parameters.since", "no value of one's own for the run's token", "one")],
        FaultsOf(With("orchestration.runTokenParameter", "since")));

    [Theory]
    [InlineData(12, 4, 3.99, "4.00")]
    [InlineData(16, 5.34, 5.33, "5.34")]
    [InlineData(4, 1.34, 1.33, "1.34")]
    public void Budget_BelowTenMinutes_IsToldWhatIsEnough(int workers, double enough, double tooLittle, string told)
    {
        Assert.Empty(FaultsOf(Budget(enough)));
        var fault = Assert.Single(FaultsOf(Budget(tooLittle)));
        Assert.Equal(
            new Fault(
                "orchestration.budgetCrpuHours",
                $"at least {told}, the ten minutes that these workers are billed at least",
                tooLittle.ToString(CultureInfo.InvariantCulture)),
            fault);

        JsonObject Budget(double hours)
        {
            var request = With("computeConfiguration", JsonNode.Parse($$$"""{"worker":{"type":"CR.1X","number":{{{workers}}}}}"""));
            request["orchestration"] = new JsonObject { ["budgetCrpuHours"] = hours };
            return request;
        }
    }

    private static JsonObject Whole() => JsonNode.Parse(RunRequestTests.Whole)!.AsObject();

    private static JsonObject With(string path, JsonNode? value)
    {
        var names = path.Split('.');
        var whole = Whole();
        JsonNode place = whole;
        foreach (var name in names[..^1])
        {
            place = place[name]!;
        }

        place[names[^1]] = value;
        return whole;
    }

    private static JsonObject Map(params string[] names) => new(names.Select(name => KeyValuePair.Create<string, JsonNode?>(name, "v")));

    private static RunRequest Read(JsonObject request) => Assert.IsType<RunRequestResult.Valid>(RunRequest.Parse(request.ToJsonString())).Request;

    private static IReadOnlyList<Fault> FaultsOf(JsonObject request) =>
        RunRequest.Parse(request.ToJsonString()) is RunRequestResult.Invalid invalid ? invalid.Faults : [];
}
