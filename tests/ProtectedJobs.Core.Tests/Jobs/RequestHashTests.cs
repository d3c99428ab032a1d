using ProtectedJobs.Core.Jobs;

namespace ProtectedJobs.Core.Tests.Jobs;

public sealed class RequestHashTests
{
    private static readonly JobSpec s_job = new()
    {
        MembershipId = "m",
        AnalysisTemplateArn = "template",
        Parameters = Map(("day", "1"), ("region", "eu")),
        ResultReceiverAccountId = "222222222222",
        PayerAccountId = "333333333333",
        Workers = new WorkerSpec(WorkerType.Cr4X, 8, Map(("a", "1"), ("b", "2"))),
    };

    public static TheoryData<string, JobSpec> Others() => new()
    {
        { "membership", s_job with { MembershipId = "n" } },
        { "template", s_job with { AnalysisTemplateArn = "another" } },
        { "a parameter's value", s_job with { Parameters = Map(("day", "2"), ("region", "eu")) } },
        { "a parameter's name", s_job with { Parameters = Map(("date", "1"), ("region", "eu")) } },
        { "a parameter less", s_job with { Parameters = Map(("day", "1")) } },
        { "receiver", s_job with { ResultReceiverAccountId = "444444444444" } },
        { "no receiver", s_job with { ResultReceiverAccountId = null } },
        { "payer", s_job with { PayerAccountId = "444444444444" } },
        { "no payer", s_job with { PayerAccountId = null } },
        { "receiver and payer the other way round", s_job with { ResultReceiverAccountId = "333333333333", PayerAccountId = "222222222222" } },
        { "no workers", s_job with { Workers = null } },
        { "type of workers", s_job with { Workers = s_job.Workers! with { Type = WorkerType.Cr1X } } },
        { "number of workers", s_job with { Workers = s_job.Workers! with { Number = 9 } } },
        { "a Spark setting", s_job with { Workers = s_job.Workers! with { SparkProperties = Map(("a", "1"), ("b", "3")) } } },
        { "no Spark settings", s_job with { Workers = s_job.Workers! with { SparkProperties = Map() } } },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void Hash_OfAnotherRequest_IsAnother(string what, JobSpec job) => Assert.NotEqual((what, RequestHash.Of(s_job)), (what, RequestHash.Of(job)));

    [Fact]
    public void Hash_OfTheSameInAnotherOrder_IsTheSame() => Assert.Equal(
        RequestHash.Of(s_job),
        RequestHash.Of(s_job with
        {
            Parameters = Map(("region", "eu"), ("day", "1")),
            Workers = s_job.Workers! with { SparkProperties = Map(("b", "2"), ("a", "1")) },
        }));

    private static Dictionary<string, string> Map(params (string Name, string Value)[] members) =>
        members.ToDictionary(member => member.Name, member => member.Value);
}
