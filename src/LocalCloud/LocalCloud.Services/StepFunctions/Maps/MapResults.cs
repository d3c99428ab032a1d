using System.Text;
using LocalCloud.Asl.Json;
using LocalCloud.Asl.Maps;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.StepFunctions.Executions;
using LocalCloud.Services.StepFunctions.Integrations;

namespace LocalCloud.Services.StepFunctions.Maps;

/// <summary>Makes the output of a Map run of its children: the outputs themselves, or files and where they are.</summary>
internal sealed class MapResults(IObjects? objects)
{
    /// <summary>The output of a run.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="mapRunArn">The run.</param>
    /// <param name="children">Its children in the order of their items.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    /// <exception cref="AwsException">What S3 answered.</exception>
    public async Task<JsonValue> MakeAsync(
        MapRunPlan plan, string mapRunArn, IReadOnlyList<ExecutionRecord> children, CancellationToken cancellationToken)
    {
        if (plan.Writer is not { } writer)
        {
            return new JsonArray(children.Select(Output));
        }

        if (writer.Resource is null)
        {
            return new JsonArray(Transform(writer.Transformation, children));
        }

        var to = objects ?? throw new AwsException("NoSuchBucket", 404, "There is no S3 here.");
        var parameters = writer.Parameters as JsonObject ?? JsonObject.Empty;
        var bucket = SdkAnswer.Text(parameters, "Bucket") ?? "";
        var prefix = SdkAnswer.Text(parameters, "Prefix") is { Length: > 0 } given ? given.TrimEnd('/') + "/" : "";
        var folder = $"{prefix}{StatesArn.Parse(mapRunArn, "mapRun").Rest}/";
        var files = new JsonObjectBuilder();
        foreach (var status in new[] { ExecutionRecord.Failed, "PENDING", ExecutionRecord.Succeeded })
        {
            var of = children.Where(child => Group(child) == status).ToList();
            files.Set(status, new JsonArray(of.Count == 0 ? [] : [await WriteAsync(to, bucket, folder, status, writer, of, cancellationToken)]));
        }

        var manifest = new JsonObjectBuilder().Set("DestinationBucket", bucket).Set("MapRunArn", mapRunArn)
            .Set("ResultFiles", files.Build()).Build();
        await PutAsync(to, bucket, folder + "manifest.json", manifest.ToCompactText(), cancellationToken);
        return new JsonObjectBuilder()
            .Set("MapRunArn", mapRunArn)
            .Set(
                "ResultWriterDetails",
                new JsonObjectBuilder().Set("Bucket", bucket).Set("Key", folder + "manifest.json").Build())
            .Build();
    }

    private static async Task<JsonValue> WriteAsync(
        IObjects to,
        string bucket,
        string folder,
        string status,
        ResultWriterCall writer,
        List<ExecutionRecord> children,
        CancellationToken cancellationToken)
    {
        var lines = writer.OutputType == "JSONL";

        // Only what succeeded has outputs to transform; the others are always told in full.
        var items = Transform(status == ExecutionRecord.Succeeded ? writer.Transformation : "NONE", children);
        var text = lines
            ? string.Concat(items.Select(item => item.ToCompactText() + "\n"))
            : new JsonArray(items).ToCompactText();
        var key = $"{folder}{status}_0.{(lines ? "jsonl" : "json")}";
        var size = await PutAsync(to, bucket, key, text, cancellationToken);
        return new JsonObjectBuilder().Set("Key", key).Set("Size", JsonValue.Of(size)).Build();
    }

    private static async Task<long> PutAsync(
        IObjects to, string bucket, string key, string text, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        using var stream = new MemoryStream(bytes);
        await to.PutAsync(bucket, key, stream, "application/json", cancellationToken);
        return bytes.Length;
    }

    private static string Group(ExecutionRecord child) => child.Status switch
    {
        ExecutionRecord.Succeeded => ExecutionRecord.Succeeded,
        ExecutionRecord.Running => "PENDING",
        _ => ExecutionRecord.Failed,
    };

    private static IEnumerable<JsonValue> Transform(string transformation, IReadOnlyList<ExecutionRecord> children) =>
        transformation switch
        {
            "COMPACT" => children.Select(Output),
            "FLATTEN" => children.Select(Output).SelectMany(output => output is JsonArray array ? array.Items : [output]),
            _ => children.Select(child => (JsonValue)ChildAnswer.Describe(child)),
        };

    private static JsonValue Output(ExecutionRecord child)
    {
        if (child.Output is { } output)
        {
            return JsonValue.Parse(output);
        }

        var failure = new JsonObjectBuilder();
        failure.Set("Error", child.Error ?? "").Set("Cause", child.Cause ?? "");
        return failure.Build();
    }
}
