using System.Text.Json;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.CleanRooms.Model;

public class UpdateProtectedJobRequest : AmazonCleanRoomsRequest
{
    public string MembershipIdentifier { get; set; }

    public string ProtectedJobIdentifier { get; set; }

    public TargetProtectedJobStatus TargetStatus { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("targetStatus", TargetStatus);
        json.WriteEndObject();
    }
}

public class UpdateProtectedJobResponse : AmazonWebServiceResponse
{
    public ProtectedJob ProtectedJob { get; set; }

    internal static UpdateProtectedJobResponse Read(JsonElement json) => new()
    {
        ProtectedJob = json.Object("protectedJob", ProtectedJob.Read),
    };
}
