using System.Text.Json;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.CleanRooms.Model;

public class GetProtectedJobRequest : AmazonCleanRoomsRequest
{
    public string MembershipIdentifier { get; set; }

    public string ProtectedJobIdentifier { get; set; }
}

public class GetProtectedJobResponse : AmazonWebServiceResponse
{
    public ProtectedJob ProtectedJob { get; set; }

    internal static GetProtectedJobResponse Read(JsonElement json) => new()
    {
        ProtectedJob = json.Object("protectedJob", ProtectedJob.Read),
    };
}
