using System.Text.Json;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.CleanRooms.Model;

public class ListProtectedJobsRequest : AmazonCleanRoomsRequest
{
    public string MembershipIdentifier { get; set; }

    public ProtectedJobStatus Status { get; set; }

    public string NextToken { get; set; }

    public int? MaxResults { get; set; }
}

/// <summary>Newest first; a short page may carry a token.</summary>
public class ListProtectedJobsResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }

    public List<ProtectedJobSummary> ProtectedJobs { get; set; }

    internal static ListProtectedJobsResponse Read(JsonElement json) => new()
    {
        NextToken = json.Text("nextToken"),
        ProtectedJobs = json.List("protectedJobs", ProtectedJobSummary.Read),
    };
}
