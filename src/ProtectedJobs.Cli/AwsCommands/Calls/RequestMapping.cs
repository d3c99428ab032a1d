using System.Text.Json.Nodes;
using Amazon.CleanRooms.Model;

namespace ProtectedJobs.Cli.AwsCommands.Calls;

/// <summary>A checked request as the SDK's types.</summary>
internal static class RequestMapping
{
    public static StartProtectedJobRequest Start(JsonObject request) => new()
    {
        MembershipIdentifier = Text(request, "membershipIdentifier"),
        Type = Text(request, "type"),
        JobParameters = Object(request, "jobParameters", job => new ProtectedJobParameters
        {
            AnalysisTemplateArn = Text(job, "analysisTemplateArn"),
            Parameters = Map(job, "parameters"),
        }),
        ResultConfiguration = Object(request, "resultConfiguration", result => new ProtectedJobResultConfigurationInput
        {
            OutputConfiguration = Object(result, "outputConfiguration", output => new ProtectedJobOutputConfigurationInput
            {
                Member = Object(output, "member", member => new ProtectedJobMemberOutputConfigurationInput { AccountId = Text(member, "accountId") }),
            }),
        }),
        ComputeConfiguration = Object(request, "computeConfiguration", compute => new ProtectedJobComputeConfiguration
        {
            Worker = Object(compute, "worker", worker => new ProtectedJobWorkerComputeConfiguration
            {
                Type = Text(worker, "type"),
                Number = worker["number"] is { } number ? (int)Whole(number) : null,
                Properties = Object(worker, "properties", properties => new WorkerComputeConfigurationProperties { Spark = Map(properties, "spark") }),
            }),
        }),
        JobComputePayerAccountId = Text(request, "jobComputePayerAccountId"),
    };

    public static GetProtectedJobRequest Get(JsonObject request) => new()
    {
        MembershipIdentifier = Text(request, "membershipIdentifier"),
        ProtectedJobIdentifier = Text(request, "protectedJobIdentifier"),
    };

    public static UpdateProtectedJobRequest Update(JsonObject request) => new()
    {
        MembershipIdentifier = Text(request, "membershipIdentifier"),
        ProtectedJobIdentifier = Text(request, "protectedJobIdentifier"),
        TargetStatus = Text(request, "targetStatus"),
    };

    public static ListProtectedJobsRequest List(JsonObject request) => new()
    {
        MembershipIdentifier = Text(request, "membershipIdentifier"),
        Status = Text(request, "status"),
        NextToken = Text(request, "nextToken"),
        MaxResults = request["maxResults"] is { } number ? (int)Whole(number) : null,
    };

    private static string? Text(JsonObject from, string name) => from[name]?.GetValue<string>();

    private static long Whole(JsonNode number) => long.Parse(number.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture);

    private static T? Object<T>(JsonObject from, string name, Func<JsonObject, T> read)
        where T : class => from[name] is JsonObject inner ? read(inner) : null;

    private static Dictionary<string, string>? Map(JsonObject from, string name) =>
        from[name] is JsonObject map ? map.ToDictionary(entry => entry.Key, entry => entry.Value!.GetValue<string>()) : null;
}
