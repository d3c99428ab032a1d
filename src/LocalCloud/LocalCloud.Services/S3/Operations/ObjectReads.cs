using System.Globalization;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.S3.Requests;
using LocalCloud.Services.S3.Storage;
using Microsoft.AspNetCore.Http;

namespace LocalCloud.Services.S3.Operations;

/// <summary>GetObject and HeadObject.</summary>
internal sealed class ObjectReads(ObjectLedger ledger, IAuthorizer authorizer)
{
    private static readonly (string Parameter, string Header)[] s_overrides =
    [
        ("response-content-type", "Content-Type"),
        ("response-content-language", "Content-Language"),
        ("response-expires", "Expires"),
        ("response-cache-control", "Cache-Control"),
        ("response-content-disposition", "Content-Disposition"),
        ("response-content-encoding", "Content-Encoding"),
    ];

    public async Task ReadAsync(S3Request request)
    {
        authorizer.Demand(request.Caller, "s3:GetObject", request.ObjectArn);
        if (ledger.Open(request.Bucket, request.Key) is not { } opened)
        {
            throw Missing(authorizer, request.Caller, request.Bucket, request.Key);
        }

        var (stored, reader) = opened;
        await using (reader.ConfigureAwait(false))
        {
            await AnswerAsync(request, stored, reader).ConfigureAwait(false);
        }
    }

    /// <summary>Who may not list may not learn what is missing.</summary>
    public static AwsException Missing(IAuthorizer authorizer, Caller caller, string bucket, string key) =>
        authorizer.Allows(caller, "s3:ListBucket", $"arn:aws:s3:::{bucket}") ? S3Errors.NoSuchKey(key) : S3Errors.AccessDenied();

    private static Task AnswerAsync(S3Request request, StoredObject stored, ObjectReader reader)
    {
        var response = request.Http.Response;
        response.Headers.ETag = $"\"{stored.ETag}\"";
        response.Headers.LastModified = stored.ModifiedAt.ToString("r", CultureInfo.InvariantCulture);
        if (!Preconditions.Of(request.Http.Request.Headers).DemandRead(stored))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var range = PartRange(request, stored) ?? ByteRange.Of(request.Header("Range"), stored.Size);
        foreach (var (name, value) in stored.Headers)
        {
            ContentHeaders.Answer(response, name, value);
        }

        foreach (var (parameter, header) in s_overrides)
        {
            if (request.Target.Parameter(parameter) is { } value)
            {
                ContentHeaders.Answer(response, header, value);
            }
        }

        response.Headers.AcceptRanges = "bytes";
        response.Headers["x-amz-server-side-encryption"] = "AES256";
        if (range is { } part)
        {
            response.StatusCode = StatusCodes.Status206PartialContent;
            response.Headers.ContentRange = part.Describe(stored.Size);
        }
        else if (stored.Checksum is { } checksum && request.Header("x-amz-checksum-mode") == "ENABLED")
        {
            response.Headers[checksum.Algorithm.Header] = checksum.Value;
            response.Headers["x-amz-checksum-type"] = checksum.Type;
        }

        var wanted = range ?? new ByteRange(0, stored.Size);
        response.ContentLength = wanted.Length;
        return HttpMethods.IsHead(request.Http.Request.Method)
            ? Task.CompletedTask
            : reader.CopyAsync(response.Body, wanted.Start, wanted.Length, request.Aborted);
    }

    private static ByteRange? PartRange(S3Request request, StoredObject stored)
    {
        if (request.Target.Parameter("partNumber") is not { } text)
        {
            return null;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 10_000)
        {
            throw S3Errors.InvalidArgument("partNumber", text, "Part number must be an integer between 1 and 10000, inclusive");
        }

        if (stored.Segments.Count > 1)
        {
            request.Http.Response.Headers["x-amz-mp-parts-count"] = stored.Segments.Count.ToString(CultureInfo.InvariantCulture);
        }

        return number <= stored.Segments.Count
            ? stored.Size == 0 ? null : new ByteRange(stored.Segments.Take(number - 1).Sum(s => s.Size), stored.Segments[number - 1].Size)
            : throw new AwsException("InvalidPartNumber", 416, "The requested partnumber is not satisfiable");
    }
}
