using System.Text.Json;
using Amazon.StandIns;

namespace Amazon.CleanRooms.Model;

public class ProtectedJobSummary
{
    public string Id { get; set; }

    public string MembershipId { get; set; }

    public string MembershipArn { get; set; }

    public DateTime? CreateTime { get; set; }

    public ProtectedJobStatus Status { get; set; }

    public List<ProtectedJobReceiverConfiguration> ReceiverConfigurations { get; set; }

    public string JobComputePayerAccountId { get; set; }

    internal static ProtectedJobSummary Read(JsonElement json) => new()
    {
        Id = json.Text("id"),
        MembershipId = json.Text("membershipId"),
        MembershipArn = json.Text("membershipArn"),
        CreateTime = json.Time("createTime"),
        Status = json.Text("status"),
        ReceiverConfigurations = json.List("receiverConfigurations", ProtectedJobReceiverConfiguration.Read),
        JobComputePayerAccountId = json.Text("jobComputePayerAccountId"),
    };
}

public class ProtectedJobReceiverConfiguration
{
    public ProtectedJobAnalysisType AnalysisType { get; set; }

    public ProtectedJobConfigurationDetails ConfigurationDetails { get; set; }

    internal static ProtectedJobReceiverConfiguration Read(JsonElement json) => new()
    {
        AnalysisType = json.Text("analysisType"),
        ConfigurationDetails = json.Object("configurationDetails", ProtectedJobConfigurationDetails.Read),
    };
}

/// <summary>A union with one member so far.</summary>
public class ProtectedJobConfigurationDetails
{
    public ProtectedJobDirectAnalysisConfigurationDetails DirectAnalysisConfigurationDetails { get; set; }

    internal static ProtectedJobConfigurationDetails Read(JsonElement json) => new()
    {
        DirectAnalysisConfigurationDetails = json.Object("directAnalysisConfigurationDetails", ProtectedJobDirectAnalysisConfigurationDetails.Read),
    };
}

public class ProtectedJobDirectAnalysisConfigurationDetails
{
    public List<string> ReceiverAccountIds { get; set; }

    internal static ProtectedJobDirectAnalysisConfigurationDetails Read(JsonElement json) => new()
    {
        ReceiverAccountIds = json.Texts("receiverAccountIds"),
    };
}
