using Amazon.CleanRooms;
using Amazon.CleanRooms.Model;
using ProtectedJobs.Core.Jobs;
using Sdk = Amazon.CleanRooms.Model;

namespace ProtectedJobs.Aws.CleanRooms;

/// <summary>Jobs as the SDK shapes them, and as the core does.</summary>
internal static class JobShapes
{
    public static StartProtectedJobRequest ToRequest(JobSpec job, KeyValuePair<string, string>? runToken)
    {
        var parameters = new Dictionary<string, string>(job.Parameters);
        if (runToken is { } token)
        {
            parameters[token.Key] = token.Value;
        }

        return new StartProtectedJobRequest
        {
            Type = ProtectedJobType.PYSPARK,
            MembershipIdentifier = job.MembershipId,
            JobParameters = new ProtectedJobParameters
            {
                AnalysisTemplateArn = job.AnalysisTemplateArn,
                Parameters = parameters.Count == 0 ? null : parameters,
            },
            ResultConfiguration = job.ResultReceiverAccountId is null ? null : new ProtectedJobResultConfigurationInput
            {
                OutputConfiguration = new ProtectedJobOutputConfigurationInput
                {
                    Member = new ProtectedJobMemberOutputConfigurationInput { AccountId = job.ResultReceiverAccountId },
                },
            },
            ComputeConfiguration = job.Workers is null ? null : ToCompute(job.Workers),
            JobComputePayerAccountId = job.PayerAccountId,
        };
    }

    public static JobSummary ToSummary(ProtectedJobSummary job) =>
        new(job.Id, ToTime(job.CreateTime), ToStatus(job.Id, job.Status));

    public static Core.Jobs.ProtectedJob ToJob(Sdk.ProtectedJob job) => new()
    {
        Id = job.Id,
        MembershipId = job.MembershipId,
        MembershipArn = job.MembershipArn,
        CreateTime = ToTime(job.CreateTime),
        Status = ToStatus(job.Id, job.Status),
        JobParameters = job.JobParameters is not { } parameters
            ? null
            : new JobParameters(parameters.AnalysisTemplateArn) { Parameters = parameters.Parameters },
        ResultConfiguration = job.ResultConfiguration is null ? null : ToConfiguration(job.ResultConfiguration),
        Statistics = job.Statistics is not { } statistics ? null : new JobStatistics(
            statistics.TotalDurationInMillis,
            statistics.BilledResourceUtilization is not { } billed ? null : new BilledUtilization(billed.Units)),
        Result = job.Result is not { } result ? null : new JobResult(ToOutput(result.Output)),
        Error = job.Error is not { } error ? null : new JobError(error.Message, error.Code),
        ComputeConfiguration = job.ComputeConfiguration is not { } compute ? null : ToConfiguration(compute),
        JobComputePayerAccountId = job.JobComputePayerAccountId,
    };

    private static ProtectedJobComputeConfiguration ToCompute(WorkerSpec workers) => new()
    {
        Worker = new ProtectedJobWorkerComputeConfiguration
        {
            Type = workers.Type == WorkerType.Cr4X ? ProtectedJobWorkerComputeType.CR4X : ProtectedJobWorkerComputeType.CR1X,
            Number = workers.Number,
            Properties = workers.SparkProperties.Count == 0
                ? null
                : new WorkerComputeConfigurationProperties { Spark = new Dictionary<string, string>(workers.SparkProperties) },
        },
    };

    private static ResultConfiguration ToConfiguration(ProtectedJobResultConfigurationOutput result) =>
        new(result.OutputConfiguration is not { } output ? null : new OutputConfiguration
        {
            S3 = output.S3 is not { } s3 ? null : new S3Output(s3.Bucket, s3.KeyPrefix),
            Member = output.Member is not { } member ? null : new MemberAccount(member.AccountId),
        });

    private static JobOutput? ToOutput(ProtectedJobOutput? output) => output is null ? null : new JobOutput
    {
        S3 = output.S3 is not { } s3 ? null : new S3Location(s3.Location),
        MemberList = output.MemberList is not { Count: > 0 } members
            ? null
            : [.. members.Select(member => new MemberAccount(member.AccountId))],
    };

    private static ComputeConfiguration ToConfiguration(ProtectedJobComputeConfiguration compute) =>
        new(compute.Worker is not { } worker ? null : new WorkerConfiguration(worker.Type?.Value, worker.Number)
        {
            Properties = worker.Properties is not { } properties ? null : new WorkerProperties(properties.Spark),
        });

    private static DateTimeOffset ToTime(DateTime? time) => time is { } known
        ? new DateTimeOffset(known.ToUniversalTime(), TimeSpan.Zero)
        : throw new InvalidDataException("The service answered a job without createTime, which it says is always there.");

    private static JobStatus ToStatus(string jobId, ProtectedJobStatus? status) => status?.Value switch
    {
        "SUBMITTED" => JobStatus.Submitted,
        "STARTED" => JobStatus.Started,
        "CANCELLING" => JobStatus.Cancelling,
        "CANCELLED" => JobStatus.Cancelled,
        "FAILED" => JobStatus.Failed,
        "SUCCESS" => JobStatus.Success,
        var other => throw new InvalidDataException($"Job {jobId} has status {other ?? "null"}, which this version does not know."),
    };
}
