using System.Text.Json.Nodes;
using Amazon.CleanRooms.Model;
using ProtectedJobs.Cli.AwsCommands.Values;

namespace ProtectedJobs.Cli.AwsCommands.Calls;

/// <summary>Answers of the SDK as JSON: what is absent is left out; members in the order of the table of shapes.</summary>
/// <param name="times">How points in time are written.</param>
internal sealed class AnswerMapping(TimeFormat times)
{
    /// <summary>The answer of the three operations on one job.</summary>
    public JsonObject Job(ProtectedJob? job) => Members(("protectedJob", Of(job, Detail)));

    /// <summary>A page of the list.</summary>
    public JsonObject Jobs(ListProtectedJobsResponse page) =>
        Members(("nextToken", page.NextToken), ("protectedJobs", List(page.ProtectedJobs, Summary)));

    private JsonObject Detail(ProtectedJob job) => Members(
        ("id", job.Id),
        ("membershipId", job.MembershipId),
        ("membershipArn", job.MembershipArn),
        ("createTime", Time(job.CreateTime)),
        ("jobParameters", Of(job.JobParameters, Parameters)),
        ("status", job.Status?.Value),
        ("resultConfiguration", Of(job.ResultConfiguration, static r => Members(("outputConfiguration", Of(r.OutputConfiguration, Destination))))),
        ("statistics", Of(job.Statistics, Statistics)),
        ("result", Of(job.Result, static r => Members(("output", Of(r.Output, Output))))),
        ("error", Of(job.Error, static e => Members(("message", e.Message), ("code", e.Code)))),
        ("computeConfiguration", Of(job.ComputeConfiguration, static c => Members(("worker", Of(c.Worker, Worker))))),
        ("jobComputePayerAccountId", job.JobComputePayerAccountId));

    private JsonObject Summary(ProtectedJobSummary job) => Members(
        ("id", job.Id),
        ("membershipId", job.MembershipId),
        ("membershipArn", job.MembershipArn),
        ("createTime", Time(job.CreateTime)),
        ("status", job.Status?.Value),
        ("receiverConfigurations", List(job.ReceiverConfigurations, Receiver)),
        ("jobComputePayerAccountId", job.JobComputePayerAccountId));

    private static JsonObject Parameters(ProtectedJobParameters p) =>
        Members(("analysisTemplateArn", p.AnalysisTemplateArn), ("parameters", Map(p.Parameters)));

    private static JsonObject Destination(ProtectedJobOutputConfigurationOutput to) => Members(
        ("s3", Of(to.S3, static s3 => Members(("bucket", s3.Bucket), ("keyPrefix", s3.KeyPrefix)))),
        ("member", Of(to.Member, static member => Members(("accountId", member.AccountId)))));

    private static JsonObject Statistics(ProtectedJobStatistics s) => Members(
        ("totalDurationInMillis", s.TotalDurationInMillis),
        ("billedResourceUtilization", Of(s.BilledResourceUtilization, static b => Members(("units", Fraction(b.Units))))));

    private static JsonObject Output(ProtectedJobOutput output) => Members(
        ("s3", Of(output.S3, static s3 => Members(("location", s3.Location)))),
        ("memberList", List(output.MemberList, static member => Members(("accountId", member.AccountId)))));

    private static JsonObject Worker(ProtectedJobWorkerComputeConfiguration worker) => Members(
        ("type", worker.Type?.Value),
        ("number", worker.Number),
        ("properties", Of(worker.Properties, static p => Members(("spark", Map(p.Spark))))));

    private static JsonObject Receiver(ProtectedJobReceiverConfiguration receiver) => Members(
        ("analysisType", receiver.AnalysisType?.Value),
        ("configurationDetails", Of(receiver.ConfigurationDetails, static details => Members(
            ("directAnalysisConfigurationDetails", Of(details.DirectAnalysisConfigurationDetails, Accounts))))));

    private static JsonObject Accounts(ProtectedJobDirectAnalysisConfigurationDetails details) =>
        Members(("receiverAccountIds", List(details.ReceiverAccountIds, static id => JsonValue.Create(id))));

    private JsonNode? Time(DateTime? time) => time is { } at ? times.Of(at) : null;

    private static JsonNode? Fraction(double? value) => value is { } number ? JsonNode.Parse(PythonText.OfFraction(number)) : null;

    private static JsonObject Members(params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var json = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                json.Add(name, value);
            }
        }

        return json;
    }

    private static JsonObject? Of<T>(T? part, Func<T, JsonObject> map)
        where T : class => part is null ? null : map(part);

    private static JsonArray? List<T>(List<T>? items, Func<T, JsonNode?> map) => items is null ? null : new JsonArray([.. items.Select(map)]);

    private static JsonObject? Map(Dictionary<string, string>? map) =>
        map is null ? null : new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)JsonValue.Create(entry.Value))));
}
