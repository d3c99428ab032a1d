using System.Text.Json;
using Amazon.StandIns;

namespace Amazon.CleanRooms.Model;

public class ProtectedJob
{
    public string Id { get; set; }

    public string MembershipId { get; set; }

    public string MembershipArn { get; set; }

    public DateTime? CreateTime { get; set; }

    public ProtectedJobStatus Status { get; set; }

    public ProtectedJobParameters JobParameters { get; set; }

    public ProtectedJobResultConfigurationOutput ResultConfiguration { get; set; }

    public ProtectedJobStatistics Statistics { get; set; }

    public ProtectedJobResult Result { get; set; }

    public ProtectedJobError Error { get; set; }

    public ProtectedJobComputeConfiguration ComputeConfiguration { get; set; }

    public string JobComputePayerAccountId { get; set; }

    internal static ProtectedJob Read(JsonElement json) => new()
    {
        Id = json.Text("id"),
        MembershipId = json.Text("membershipId"),
        MembershipArn = json.Text("membershipArn"),
        CreateTime = json.Time("createTime"),
        Status = json.Text("status"),
        JobParameters = json.Object("jobParameters", ProtectedJobParameters.Read),
        ResultConfiguration = json.Object("resultConfiguration", ProtectedJobResultConfigurationOutput.Read),
        Statistics = json.Object("statistics", ProtectedJobStatistics.Read),
        Result = json.Object("result", ProtectedJobResult.Read),
        Error = json.Object("error", ProtectedJobError.Read),
        ComputeConfiguration = json.Object("computeConfiguration", ProtectedJobComputeConfiguration.Read),
        JobComputePayerAccountId = json.Text("jobComputePayerAccountId"),
    };
}

public class ProtectedJobError
{
    public string Code { get; set; }

    public string Message { get; set; }

    internal static ProtectedJobError Read(JsonElement json) => new()
    {
        Code = json.Text("code"),
        Message = json.Text("message"),
    };
}

public class ProtectedJobStatistics
{
    public long? TotalDurationInMillis { get; set; }

    public BilledJobResourceUtilization BilledResourceUtilization { get; set; }

    internal static ProtectedJobStatistics Read(JsonElement json) => new()
    {
        TotalDurationInMillis = json.Long("totalDurationInMillis"),
        BilledResourceUtilization = json.Object("billedResourceUtilization", BilledJobResourceUtilization.Read),
    };
}

/// <summary>Units are CRPU-hours.</summary>
public class BilledJobResourceUtilization
{
    public double? Units { get; set; }

    internal static BilledJobResourceUtilization Read(JsonElement json) => new()
    {
        Units = json.Double("units"),
    };
}
