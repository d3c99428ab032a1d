using System.Text.Json;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.CleanRooms.Model;

public class StartProtectedJobRequest : AmazonCleanRoomsRequest
{
    public string MembershipIdentifier { get; set; }

    public ProtectedJobType Type { get; set; }

    public ProtectedJobParameters JobParameters { get; set; }

    public ProtectedJobResultConfigurationInput ResultConfiguration { get; set; }

    public ProtectedJobComputeConfiguration ComputeConfiguration { get; set; }

    public string JobComputePayerAccountId { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("type", Type);
        json.Put("jobParameters", JobParameters, static (item, writer) => item.Write(writer));
        json.Put("resultConfiguration", ResultConfiguration, static (item, writer) => item.Write(writer));
        json.Put("computeConfiguration", ComputeConfiguration, static (item, writer) => item.Write(writer));
        json.Put("jobComputePayerAccountId", JobComputePayerAccountId);
        json.WriteEndObject();
    }
}

public class StartProtectedJobResponse : AmazonWebServiceResponse
{
    public ProtectedJob ProtectedJob { get; set; }

    internal static StartProtectedJobResponse Read(JsonElement json) => new()
    {
        ProtectedJob = json.Object("protectedJob", ProtectedJob.Read),
    };
}
