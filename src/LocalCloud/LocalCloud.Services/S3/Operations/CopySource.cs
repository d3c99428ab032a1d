using LocalCloud.Services.Contracts;
using LocalCloud.Services.S3.Requests;
using LocalCloud.Services.S3.Storage;
using LocalCloud.Services.Wire;

namespace LocalCloud.Services.S3.Operations;

/// <summary>The object that a copy reads.</summary>
internal static class CopySource
{
    /// <summary>Finds it by x-amz-copy-source, judges its conditions, and opens it.</summary>
    /// <exception cref="AwsException">InvalidArgument, NoSuchBucket, NoSuchKey, AccessDenied, PreconditionFailed.</exception>
    public static (StoredObject Source, ObjectReader Reader) Open(S3Request request, ObjectLedger ledger, IAuthorizer authorizer)
    {
        var header = request.Header("x-amz-copy-source")!;
        var version = header.IndexOf('?', StringComparison.Ordinal);
        var path = RequestTarget.Decode(version < 0 ? header : header[..version], plusIsSpace: false).TrimStart('/');
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        if (slash < 1 || slash == path.Length - 1 || path.Contains('\0', StringComparison.Ordinal))
        {
            throw S3Errors.InvalidArgument(
                "x-amz-copy-source", header, "Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
        }

        var (bucket, key) = (path[..slash], path[(slash + 1)..]);
        authorizer.Demand(request.Caller, "s3:GetObject", $"arn:aws:s3:::{bucket}/{key}");
        if (ledger.Open(bucket, key) is not { } opened)
        {
            throw ObjectReads.Missing(authorizer, request.Caller, bucket, key);
        }

        try
        {
            Preconditions.Of(request.Http.Request.Headers, "x-amz-copy-source-").DemandCopy(opened.Stored);
            return opened;
        }
        catch
        {
            opened.Reader.Dispose();
            throw;
        }
    }
}
