using LocalCloud.Services.Contracts;
using LocalCloud.Services.S3.Operations;
using LocalCloud.Services.S3.Requests;
using LocalCloud.Services.Wire;
using Microsoft.AspNetCore.Http;

namespace LocalCloud.Services.S3;

/// <summary>The S3 API: finds the operation by method, bucket, key and query.</summary>
internal sealed class S3Service(ObjectLedger ledger, IAuthorizer authorizer, IIdSource ids, CloudSettings settings, WireOptions wire)
    : IAwsService
{
    // Parts of S3 that this cloud has not; taken for the plain call they would do something else than was asked.
    private static readonly string[] s_absent =
    [
        "accelerate", "acl", "analytics", "attributes", "cors", "encryption", "intelligent-tiering", "inventory", "legal-hold",
        "lifecycle", "logging", "metrics", "object-lock", "ownershipControls", "policy", "policyStatus", "publicAccessBlock",
        "replication", "requestPayment", "restore", "retention", "select", "tagging", "torrent", "versions", "website", "session",
    ];

    private readonly BucketOperations _buckets = new(ledger, authorizer, settings);
    private readonly ListOperations _lists = new(ledger, authorizer, settings);
    private readonly ObjectReads _reads = new(ledger, authorizer);
    private readonly ObjectWrites _writes = new(ledger, authorizer);
    private readonly MultipartOperations _uploads = new(ledger, authorizer, ids, settings);
    private readonly MultipartCompletion _completion = new(ledger, authorizer);

    public string SigningName => "s3";

    public WireProtocol Protocol => WireProtocol.RestXml;

    public Task HandleAsync(HttpContext context, Caller caller)
    {
        var request = S3Request.Of(context, caller, wire.HostNames);
        if (s_absent.Any(request.Asks))
        {
            throw S3Errors.NotImplemented();
        }

        var method = context.Request.Method;
        return request switch
        {
            { Bucket: "", Key: "" } => method == "GET" ? _buckets.ListAsync(request) : throw S3Errors.MethodNotAllowed(),
            { Bucket: "" } => throw BucketName.Invalid(""),
            { Key: "" } => OnBucket(request, method),
            _ => OnObject(request, method),
        };
    }

    private Task OnBucket(S3Request request, string method) => method switch
    {
        "GET" when request.Asks("location") => _buckets.LocationAsync(request),
        "GET" when request.Asks("versioning") => _buckets.VersioningAsync(request),
        "GET" when request.Asks("notification") => _buckets.NotificationAsync(request),
        "GET" when request.Asks("uploads") => _uploads.ListUploadsAsync(request),
        "GET" when request.Target.Parameter("list-type") == "2" => _lists.ListV2Async(request),
        "GET" => _lists.ListV1Async(request),
        "HEAD" => _buckets.HeadAsync(request),
        "PUT" when request.Asks("notification") => _buckets.PutNotificationAsync(request),
        "PUT" when request.Asks("versioning") => throw S3Errors.NotImplemented(),
        "PUT" => _buckets.CreateAsync(request),
        "DELETE" => _buckets.DeleteAsync(request),
        "POST" when request.Asks("delete") => _writes.DeleteManyAsync(request),
        _ => throw S3Errors.MethodNotAllowed(),
    };

    private Task OnObject(S3Request request, string method) => method switch
    {
        "GET" when request.Asks("uploadId") => _uploads.ListPartsAsync(request),
        "GET" or "HEAD" => _reads.ReadAsync(request),
        "PUT" when request.Asks("uploadId") && request.Header("x-amz-copy-source") is not null => _uploads.UploadPartCopyAsync(request),
        "PUT" when request.Asks("uploadId") => _uploads.UploadPartAsync(request),
        "PUT" when request.Header("x-amz-copy-source") is not null => _writes.CopyAsync(request),
        "PUT" => _writes.PutAsync(request),
        "POST" when request.Asks("uploads") => _uploads.CreateAsync(request),
        "POST" when request.Asks("uploadId") => _completion.CompleteAsync(request),
        "DELETE" when request.Asks("uploadId") => _uploads.AbortAsync(request),
        "DELETE" => _writes.DeleteAsync(request),
        _ => throw S3Errors.MethodNotAllowed(),
    };
}
