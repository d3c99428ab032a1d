using Amazon.CleanRooms;
using Amazon.CleanRooms.Model;
using ProtectedJobs.Aws.CleanRooms;
using ProtectedJobs.Core.Jobs;

namespace ProtectedJobs.Aws.Tests.CleanRooms;

public sealed class JobShapesTests
{
    private static readonly JobSpec s_least = new() { MembershipId = "m", AnalysisTemplateArn = "arn:t" };

    [Fact]
    public void Request_OfTheLeast_LeavesOutWhatWasNotAsked()
    {
        var request = JobShapes.ToRequest(s_least, runToken: null);

        Assert.Equal((ProtectedJobType.PYSPARK, "m", "arn:t"), (request.Type, request.MembershipIdentifier, request.JobParameters.AnalysisTemplateArn));
        Assert.Null(request.JobParameters.Parameters);
        Assert.Null(request.ResultConfiguration);
        Assert.Null(request.ComputeConfiguration);
        Assert.Null(request.JobComputePayerAccountId);
    }

    [Fact]
    public void Request_OfAll_HasAll_AndTheRunsTokenAmongItsParameters()
    {
        var job = s_least with
        {
            Parameters = new Dictionary<string, string> { ["audience"] = "all" },
            ResultReceiverAccountId = "111111111111",
            Workers = WorkerSpec.Default with { Type = WorkerType.Cr4X, Number = 8 },
            PayerAccountId = "222222222222",
        };

        var request = JobShapes.ToRequest(job, KeyValuePair.Create("run_token", "r/0"));

        Assert.Equal(new Dictionary<string, string> { ["audience"] = "all", ["run_token"] = "r/0" }, request.JobParameters.Parameters);
        Assert.Equal("111111111111", request.ResultConfiguration.OutputConfiguration.Member.AccountId);
        Assert.Equal((ProtectedJobWorkerComputeType.CR4X, 8), (request.ComputeConfiguration.Worker.Type, request.ComputeConfiguration.Worker.Number));
        Assert.Equal("222222222222", request.JobComputePayerAccountId);
    }

    [Theory]
    [InlineData("SUBMITTED", JobStatus.Submitted)]
    [InlineData("STARTED", JobStatus.Started)]
    [InlineData("CANCELLING", JobStatus.Cancelling)]
    [InlineData("CANCELLED", JobStatus.Cancelled)]
    [InlineData("FAILED", JobStatus.Failed)]
    [InlineData("SUCCESS", JobStatus.Success)]
    public void Job_HasTheStatusOfTheWire(string wire, JobStatus status) => Assert.Equal(status, JobShapes.ToJob(Answer(wire)).Status);

    [Fact]
    public void Job_WithAStatusOfTheFuture_IsLoud()
    {
        var error = Assert.Throws<InvalidDataException>(() => JobShapes.ToJob(Answer("TIMED_OUT")));

        Assert.Contains("j", error.Message, StringComparison.Ordinal);
        Assert.Contains("TIMED_OUT", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Job_TellsItsOutputsAndUnits()
    {
        var answer = Answer("SUCCESS");
        answer.Statistics = new ProtectedJobStatistics
        {
            TotalDurationInMillis = 10,
            BilledResourceUtilization = new BilledJobResourceUtilization { Units = 1.5 },
        };
        answer.Result = new ProtectedJobResult { Output = new ProtectedJobOutput { S3 = new ProtectedJobS3Output { Location = "s3://b/k" } } };

        var job = JobShapes.ToJob(answer);

        Assert.Equal((10, 1.5), (job.Statistics!.TotalDurationInMillis, job.Statistics.BilledResourceUtilization!.Units));
        Assert.Equal("s3://b/k", job.Result!.Output!.S3!.Location);
        Assert.Null(job.Result.Output.MemberList);
    }

    private static Amazon.CleanRooms.Model.ProtectedJob Answer(string status) => new()
    {
        Id = "j",
        MembershipId = "m",
        MembershipArn = "arn:m",
        CreateTime = new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc),
        Status = new ProtectedJobStatus(status),
    };
}
