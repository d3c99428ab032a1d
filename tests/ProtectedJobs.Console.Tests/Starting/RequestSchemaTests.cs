using System.Text.Json;
using ProtectedJobs.Console.Starting;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Console.Tests.Starting;

/// <summary>The form against the reader of requests: what the one offers the other takes, and what is wrong is told at its field.</summary>
public sealed class RequestSchemaTests
{
    private static readonly Dictionary<string, string> s_good = new()
    {
        ["membershipIdentifier"] = "11111111-2222-4333-8444-555555555555",
        ["jobParameters.analysisTemplateArn"] = "arn:aws:cleanrooms:us-east-1:000000000000:membership/11111111-2222-4333-8444-555555555555/analysistemplate/66666666-7777-4888-8999-000000000000",
        ["jobParameters.parameters"] = "audience=all\nsql=a = b",
        ["resultConfiguration.outputConfiguration.member.accountId"] = "000000000000",
        ["computeConfiguration.worker.type"] = "CR.4X",
        ["computeConfiguration.worker.number"] = "8",
        ["computeConfiguration.worker.properties.spark"] = "spark.sql.shuffle.partitions=200",
        ["jobComputePayerAccountId"] = "123456789012",
        ["orchestration.deadlineSeconds"] = "3600",
        ["orchestration.budgetCrpuHours"] = "100.5",
        ["orchestration.approval.aboveCrpuHours"] = "50",
        ["orchestration.approval.timeoutSeconds"] = "600",
        ["orchestration.queueTimeoutSeconds"] = "900",
        ["orchestration.tags"] = "team=growth",
        ["orchestration.runTokenParameter"] = "run_token",
        ["orchestration.attachJobId"] = "11111111-2222-4333-8444-555555555556",
        ["orchestration.poll.firstSeconds"] = "30",
        ["orchestration.poll.maxSeconds"] = "600",
        ["orchestration.trigger.kind"] = "manual",
        ["orchestration.trigger.id"] = "x",
        ["orchestration.trigger.time"] = "2026-01-01T00:00:00Z",
    };

    public static TheoryData<string> Paths() => new(RequestSchema.Fields.Select(field => field.Path));

    [Fact]
    public void Form_FilledInEverywhere_IsAWellFormedRequest()
    {
        Assert.Empty(RequestSchema.Fields.Select(field => field.Path).Except(s_good.Keys));
        Assert.Equal("", Faults(Filled()));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Field_WithNonsense_HasItsFaultBesideIt(string path)
    {
        var draft = Filled();
        // The token's parameter must have no value of its own, and a trigger's id may be any text up to 512 characters.
        draft[path] = RequestSchema.Fields.Single(field => field.Path == path).Kind == FieldKind.Map ? $"{new string('n', 300)}=x" : new string('?', 600);

        var faults = ((RunRequestResult.Invalid)RunRequest.Parse(draft.ToJson())).Faults;

        Assert.Contains(path, faults.Select(fault => RequestSchema.FieldOf(fault.Field)?.Path));
    }

    [Fact]
    public void Form_LeftEmpty_LacksWhatIsRequired()
    {
        var faults = ((RunRequestResult.Invalid)RunRequest.Parse(new RequestDraft().ToJson())).Faults;

        var required = RequestSchema.Fields.Where(field => field.IsRequired).Select(field => field.Path);
        Assert.Equal(required.Order(), faults.Select(fault => RequestSchema.FieldOf(fault.Field)!.Path).Order());
    }

    [Fact]
    public void Draft_TakesBackWhatItMade()
    {
        var json = Filled().ToJson();
        var other = new RequestDraft();

        Assert.Empty(other.Load(json));
        Assert.Equal(json, other.ToJson());
    }

    [Fact]
    public void Draft_NamesWhatItCannotCarry() =>
        Assert.Equal(["orchestration.new", "extra"], new RequestDraft().Load("""{"type":"PYSPARK","orchestration":{"new":1},"extra":[]}"""));

    [Fact]
    public void Draft_OfNoJson_Throws() => Assert.ThrowsAny<JsonException>(() => new RequestDraft().Load("{"));

    private static RequestDraft Filled()
    {
        var draft = new RequestDraft();
        foreach (var (path, text) in s_good)
        {
            draft[path] = text;
        }

        return draft;
    }

    private static string Faults(RequestDraft draft) => RunRequest.Parse(draft.ToJson()) is RunRequestResult.Invalid invalid ? invalid.ToString() : "";
}
