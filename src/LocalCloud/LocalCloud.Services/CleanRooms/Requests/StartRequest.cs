using System.Text.Json;
using LocalCloud.Services.CleanRooms.Jobs;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.CleanRooms.Requests;

/// <summary>StartProtectedJob's input, every constraint of the API held.</summary>
internal sealed record StartRequest
{
    public required string MembershipId { get; init; }

    public required string AnalysisTemplateArn { get; init; }

    public IReadOnlyDictionary<string, string>? Parameters { get; init; }

    /// <summary>The member that is to receive the results; null for the collaboration's own.</summary>
    public string? ReceiverAccountId { get; init; }

    public Compute? Compute { get; init; }

    public string? PayerAccountId { get; init; }

    /// <summary>Reads a request.</summary>
    /// <param name="body">The input: path and body in one object.</param>
    /// <exception cref="AwsException">ValidationException with all faults.</exception>
    public static StartRequest Read(JsonElement body)
    {
        var fields = new Fields();
        var membership = fields.Text(body, "membershipIdentifier", "membershipIdentifier", Rules.Uuid, required: true);
        fields.Text(body, "type", "type", Rules.JobType, required: true);

        var job = fields.Object(body, "jobParameters", "jobParameters", required: true);
        var present = job.ValueKind == JsonValueKind.Object;
        var arn = fields.Text(
            job, "analysisTemplateArn", "jobParameters.analysisTemplateArn", Rules.TemplateArn, required: present);
        var parameters = fields.Map(
            job, "parameters", "jobParameters.parameters", Rules.ParameterKey, Rules.ParameterValue, int.MaxValue);

        var request = new StartRequest
        {
            MembershipId = membership ?? "",
            AnalysisTemplateArn = arn ?? "",
            Parameters = parameters,
            ReceiverAccountId = ReadReceiver(fields, body),
            Compute = ReadCompute(fields, body),
            PayerAccountId = fields.Text(
                body, "jobComputePayerAccountId", "jobComputePayerAccountId", Rules.Account, required: false),
        };
        fields.ThrowIfAny();
        return request;
    }

    private static string? ReadReceiver(Fields fields, JsonElement body)
    {
        var result = fields.Object(body, "resultConfiguration", "resultConfiguration", required: false);
        if (result.ValueKind == JsonValueKind.Undefined)
        {
            return null;
        }

        const string Path = "resultConfiguration.outputConfiguration";
        var output = fields.Union(result, "outputConfiguration", Path, required: true);
        if (output.ValueKind == JsonValueKind.Undefined)
        {
            return null;
        }

        var member = fields.Object(output, "member", $"{Path}.member", required: true);
        return fields.Text(
            member, "accountId", $"{Path}.member.accountId", Rules.Account, required: member.ValueKind == JsonValueKind.Object);
    }

    private static Compute? ReadCompute(Fields fields, JsonElement body)
    {
        var compute = fields.Union(body, "computeConfiguration", "computeConfiguration", required: false);
        if (compute.ValueKind == JsonValueKind.Undefined)
        {
            return null;
        }

        const string Path = "computeConfiguration.worker";
        var worker = fields.Object(compute, "worker", Path, required: true);
        var present = worker.ValueKind == JsonValueKind.Object;
        var type = fields.Text(worker, "type", $"{Path}.type", Rules.WorkerType, required: present);
        var number = fields.Number(worker, "number", $"{Path}.number", 4, 1024, required: present);
        var properties = fields.Union(worker, "properties", $"{Path}.properties", required: false);
        var spark = fields.Map(
            properties, "spark", $"{Path}.properties.spark", Rules.SparkKey, Rules.SparkValue, maxEntries: 50);
        return type is null || number is null ? null : new Compute(type, number.Value, spark);
    }
}
