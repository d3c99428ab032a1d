using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.S3.Checksums;
using LocalCloud.Services.S3.Operations;
using LocalCloud.Services.S3.Requests;
using LocalCloud.Services.Wire;

namespace LocalCloud.Services.S3;

/// <summary>What a state machine may call of S3: objects small enough to be its data.</summary>
internal sealed class S3Actions(ObjectLedger ledger, IAuthorizer authorizer) : ISdkActions
{
    // A state's data ends at 256 KiB; what is longer the engine refuses anyway.
    private const int MostBytes = 1024 * 1024;
    private const int LargestPage = 1000;

    public string SdkName => "s3";

    public string ErrorPrefix => "S3";

    public IReadOnlyCollection<string> Actions { get; } = ["deleteObject", "getObject", "headObject", "listObjectsV2", "putObject"];

    public async Task<string> CallAsync(string action, string parameters, Caller caller, CancellationToken cancellationToken)
    {
        var input = JsonElement.Parse(parameters);
        try
        {
            return action switch
            {
                "deleteObject" => await DeleteAsync(input, caller).ConfigureAwait(false),
                "getObject" => await GetAsync(input, caller, withBody: true, cancellationToken).ConfigureAwait(false),
                "headObject" => await GetAsync(input, caller, withBody: false, cancellationToken).ConfigureAwait(false),
                "listObjectsV2" => List(input, caller),
                "putObject" => await PutAsync(input, caller, cancellationToken).ConfigureAwait(false),
                _ => throw new ArgumentOutOfRangeException(nameof(action), action, "S3 has no such action here."),
            };
        }
        catch (AwsException error)
        {
            // The SDK models two errors; the others arrive under the service's name.
            var code = error.Code is "NoSuchKey" or "NoSuchBucket" ? $"{error.Code}Exception" : "S3Exception";
            throw new AwsException(code, error.Status, error.Message, error.Members);
        }
    }

    private async Task<string> GetAsync(JsonElement input, Caller caller, bool withBody, CancellationToken cancellationToken)
    {
        var (bucket, key) = Names(input);
        authorizer.Demand(caller, "s3:GetObject", $"arn:aws:s3:::{bucket}/{key}");
        var (stored, reader) = ledger.Open(bucket, key) ?? throw ObjectReads.Missing(authorizer, caller, bucket, key);
        await using (reader.ConfigureAwait(false))
        {
            if (withBody && stored.Size > MostBytes)
            {
                throw S3Errors.InvalidRequest($"The object has {stored.Size} bytes; a state machine cannot hold more than 262144.");
            }

            var answer = new JsonObject
            {
                ["ContentLength"] = stored.Size,
                ["ContentType"] = stored.Headers.GetValueOrDefault("Content-Type"),
                ["ETag"] = $"\"{stored.ETag}\"",
                ["LastModified"] = stored.ModifiedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            };
            if (withBody)
            {
                using var body = new MemoryStream((int)stored.Size);
                await reader.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
                answer["Body"] = Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
            }

            return answer.ToJsonString();
        }
    }

    private async Task<string> PutAsync(JsonElement input, Caller caller, CancellationToken cancellationToken)
    {
        var (bucket, key) = Names(input);
        authorizer.Demand(caller, "s3:PutObject", $"arn:aws:s3:::{bucket}/{key}");
        _ = ledger.Demand(bucket);

        // A Body that is no text is written as its JSON, which is what Step Functions sends.
        var body = !input.TryGetProperty("Body", out var given) ? ""
            : given.ValueKind == JsonValueKind.String ? given.GetString()! : given.GetRawText();
        var headers = new Dictionary<string, string> { ["Content-Type"] = input.Text("ContentType") ?? "binary/octet-stream" };
        foreach (var (name, value) in input.TextMap("Metadata") ?? new Dictionary<string, string>())
        {
            headers[$"x-amz-meta-{name.ToLowerInvariant()}"] = value;
        }

        var write = Write(input, caller, "PutObject") with { Headers = headers };
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(body), writable: false);
        var stored = await ledger.PutAsync(write, content, DeclaredChecksum.None, cancellationToken).ConfigureAwait(false);
        return new JsonObject { ["ETag"] = $"\"{stored.ETag}\"" }.ToJsonString();
    }

    private async Task<string> DeleteAsync(JsonElement input, Caller caller)
    {
        var (bucket, key) = Names(input);
        authorizer.Demand(caller, "s3:DeleteObject", $"arn:aws:s3:::{bucket}/{key}");
        await ledger.DeleteAsync(Write(input, caller, "DeleteObject")).ConfigureAwait(false);
        return "{}";
    }

    private string List(JsonElement input, Caller caller)
    {
        var bucket = input.Text("Bucket") ?? "";
        var prefix = input.Text("Prefix") ?? "";
        authorizer.Demand(
            caller, "s3:ListBucket", $"arn:aws:s3:::{bucket}", new Dictionary<string, string> { ["s3:prefix"] = prefix });
        var start = input.Text("ContinuationToken") is { } token ? ListingPosition.OfToken(token)
            : input.Text("StartAfter") is { Length: > 0 } after ? new ListingPosition(after, IsAfter: true)
            : ListingPosition.Start;
        var most = (int)Math.Clamp(input.Whole("MaxKeys") ?? LargestPage, 0, LargestPage);
        var page = ledger.Store.Read(connection =>
        {
            _ = Storage.ObjectRows.DemandBucket(connection, bucket);
            return ObjectListing.Read(connection, bucket, prefix, input.Text("Delimiter"), start, most);
        });
        var answer = new JsonObject
        {
            ["Contents"] = new JsonArray([.. page.Objects.Select(o => (JsonNode)new JsonObject
            {
                ["Key"] = o.Key,
                ["Size"] = o.Size,
                ["ETag"] = $"\"{o.ETag}\"",
                ["LastModified"] = o.ModifiedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                ["StorageClass"] = "STANDARD",
            })]),
            ["CommonPrefixes"] = new JsonArray([.. page.CommonPrefixes.Select(p => (JsonNode)new JsonObject { ["Prefix"] = p })]),
            ["IsTruncated"] = page.Next is not null,
            ["KeyCount"] = page.Objects.Count + page.CommonPrefixes.Count,
            ["MaxKeys"] = most,
            ["Name"] = bucket,
            ["Prefix"] = prefix,
        };
        if (page.Next is { } next)
        {
            answer["NextContinuationToken"] = next.ToToken();
        }

        return answer.ToJsonString();
    }

    private static ObjectWrite Write(JsonElement input, Caller caller, string reason)
    {
        var (bucket, key) = Names(input);
        return new ObjectWrite
        {
            Bucket = bucket,
            Key = key,
            Conditions = new Preconditions(input.Text("IfMatch"), input.Text("IfNoneMatch"), null, null),
            Reason = reason,
            RequestId = caller.RequestId,
            Requester = caller.AccountId,
        };
    }

    private static (string Bucket, string Key) Names(JsonElement input) =>
        input.Text("Bucket") is { Length: > 0 } bucket && input.Text("Key") is { Length: > 0 } key
            ? (bucket, key)
            : throw S3Errors.InvalidRequest("Bucket and Key are required.");
}
