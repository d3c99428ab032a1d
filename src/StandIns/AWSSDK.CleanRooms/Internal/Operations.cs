using System.Globalization;
using Amazon.CleanRooms.Model;
using Amazon.Runtime.Internal;
using Amazon.StandIns;

namespace Amazon.CleanRooms.Internal;

/// <summary>The operations, as the wire has them.</summary>
internal static class Operations
{
    private const string Jobs = "/memberships/{membershipIdentifier}/protectedJobs";
    private const string Job = Jobs + "/{protectedJobIdentifier}";

    private static readonly JsonService s_service = new()
    {
        Namespace = "Amazon.CleanRooms",
        ApiVersion = "2022-02-17",
        ContentType = "application/json",
        Errors = Errors.ByName,
        OtherError = Errors.Other,
    };

    public static readonly JsonOperation<StartProtectedJobRequest, StartProtectedJobResponse> StartProtectedJob =
        s_service.Rest<StartProtectedJobRequest, StartProtectedJobResponse>(
            "POST",
            Jobs,
            static (r, http) => Bind(http, r.MembershipIdentifier),
            static (r, json) => r.Write(json),
            StartProtectedJobResponse.Read);

    public static readonly JsonOperation<GetProtectedJobRequest, GetProtectedJobResponse> GetProtectedJob =
        s_service.Rest<GetProtectedJobRequest, GetProtectedJobResponse>(
            "GET",
            Job,
            static (r, http) => Bind(http, r.MembershipIdentifier, r.ProtectedJobIdentifier),
            null,
            GetProtectedJobResponse.Read);

    public static readonly JsonOperation<UpdateProtectedJobRequest, UpdateProtectedJobResponse> UpdateProtectedJob =
        s_service.Rest<UpdateProtectedJobRequest, UpdateProtectedJobResponse>(
            "PATCH",
            Job,
            static (r, http) => Bind(http, r.MembershipIdentifier, r.ProtectedJobIdentifier),
            static (r, json) => r.Write(json),
            UpdateProtectedJobResponse.Read);

    public static readonly JsonOperation<ListProtectedJobsRequest, ListProtectedJobsResponse> ListProtectedJobs =
        s_service.Rest<ListProtectedJobsRequest, ListProtectedJobsResponse>(
            "GET", Jobs, BindList, null, ListProtectedJobsResponse.Read);

    private static void BindList(ListProtectedJobsRequest request, IRequest http)
    {
        Bind(http, request.MembershipIdentifier);
        http.UseQueryString = true;
        Query(http, "status", request.Status?.Value);
        Query(http, "nextToken", request.NextToken);
        Query(http, "maxResults", request.MaxResults?.ToString(CultureInfo.InvariantCulture));
    }

    private static void Bind(IRequest http, string membership) =>
        http.AddPathResource("{membershipIdentifier}", Required(membership, "MembershipIdentifier"));

    private static void Bind(IRequest http, string membership, string job)
    {
        Bind(http, membership);
        http.AddPathResource("{protectedJobIdentifier}", Required(job, "ProtectedJobIdentifier"));
    }

    private static void Query(IRequest http, string name, string value)
    {
        if (value is not null)
        {
            http.Parameters.Add(name, value);
        }
    }

    private static string Required(string value, string member) => !string.IsNullOrEmpty(value)
        ? value
        : throw new AmazonCleanRoomsException($"Request object does not have required field {member} set");
}
