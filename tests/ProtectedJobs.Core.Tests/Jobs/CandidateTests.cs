using ProtectedJobs.Core.Jobs;

namespace ProtectedJobs.Core.Tests.Jobs;

/// <summary>The refuting comparison, value by value.</summary>
public sealed class CandidateTests
{
    private static readonly JobSpec s_asked = new()
    {
        MembershipId = "m",
        AnalysisTemplateArn = "template",
        Parameters = new Dictionary<string, string> { ["day"] = "1", ["region"] = "eu" },
        ResultReceiverAccountId = "222222222222",
        PayerAccountId = "333333333333",
        Workers = new WorkerSpec(WorkerType.Cr4X, 8, new Dictionary<string, string>()),
    };

    private static readonly ProtectedJob s_answered = new()
    {
        Id = "j",
        MembershipId = "m",
        MembershipArn = "arn",
        CreateTime = DateTimeOffset.UnixEpoch,
        Status = JobStatus.Started,
        JobParameters = new JobParameters("template") { Parameters = s_asked.Parameters },
        JobComputePayerAccountId = "333333333333",
        ResultConfiguration = new ResultConfiguration(new OutputConfiguration { Member = new MemberAccount("222222222222") }),
        ComputeConfiguration = new ComputeConfiguration(new WorkerConfiguration("CR.4X", 8)),
    };

    public static TheoryData<string, ProtectedJob> Others() => new()
    {
        { "template", s_answered with { JobParameters = s_answered.JobParameters! with { AnalysisTemplateArn = "other" } } },
        { "no template", s_answered with { JobParameters = null } },
        { "payer", s_answered with { JobComputePayerAccountId = "444444444444" } },
        { "receiver", s_answered with { ResultConfiguration = new(new OutputConfiguration { Member = new("444444444444") }) } },
        { "worker type", s_answered with { ComputeConfiguration = new(new WorkerConfiguration("CR.1X", 8)) } },
        { "worker number", s_answered with { ComputeConfiguration = new(new WorkerConfiguration("CR.4X", 9)) } },
        { "a value", With(("day", "2"), ("region", "eu")) },
        { "a value missing among others", With(("day", "1")) },
    };

    public static TheoryData<string, ProtectedJob> Silent() => new()
    {
        { "nothing", s_answered },
        { "parameters", s_answered with { JobParameters = new JobParameters("template") } },
        { "parameters, empty", With() },
        { "payer", s_answered with { JobComputePayerAccountId = null } },
        { "receiver", s_answered with { ResultConfiguration = null } },
        { "workers", s_answered with { ComputeConfiguration = null } },
        { "worker type", s_answered with { ComputeConfiguration = new(new WorkerConfiguration(null, 8)) } },
        { "worker number", s_answered with { ComputeConfiguration = new(new WorkerConfiguration("CR.4X", null)) } },
        { "a value more", With(("day", "1"), ("region", "eu"), ("default", "x")) },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void AnotherValue_Refutes(string what, ProtectedJob job) => Assert.Equal((what, CandidateVerdict.Refuted), (what, Candidate.Judge(job, s_asked, null)));

    [Theory]
    [MemberData(nameof(Silent))]
    public void WhatIsLeftOut_ProvesNothing(string what, ProtectedJob job) => Assert.Equal((what, CandidateVerdict.Possible), (what, Candidate.Judge(job, s_asked, null)));

    [Fact]
    public void WhatWasNotAskedFor_MayBeAnswered()
    {
        var asked = new JobSpec { MembershipId = "m", AnalysisTemplateArn = "template" };

        Assert.Equal(CandidateVerdict.Possible, Candidate.Judge(s_answered, asked, null));
    }

    [Fact]
    public void RunToken_ProvesWhereItIsAnswered_AndAnotherRefutes()
    {
        CandidateVerdict Judge(ProtectedJob job) => Candidate.Judge(job, s_asked, new("token", "run/0/0"));

        Assert.Equal(CandidateVerdict.Proven, Judge(With(("day", "1"), ("region", "eu"), ("token", "run/0/0"))));
        Assert.Equal(CandidateVerdict.Refuted, Judge(With(("day", "1"), ("region", "eu"), ("token", "run/1/0"))));
        Assert.Equal(CandidateVerdict.Refuted, Judge(With(("day", "1"), ("region", "eu"))));
        Assert.Equal(CandidateVerdict.Possible, Judge(With()));
    }

    private static ProtectedJob With(params (string Name, string Value)[] parameters) => s_answered with
    {
        JobParameters = new JobParameters("template") { Parameters = parameters.ToDictionary(p => p.Name, p => p.Value) },
    };
}
