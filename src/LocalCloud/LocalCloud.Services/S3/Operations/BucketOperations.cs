using LocalCloud.Services.Contracts;
using LocalCloud.Services.S3.Requests;
using LocalCloud.Services.S3.Storage;
using Microsoft.AspNetCore.Http;

namespace LocalCloud.Services.S3.Operations;

/// <summary>Calls on buckets as such.</summary>
internal sealed class BucketOperations(ObjectLedger ledger, IAuthorizer authorizer, CloudSettings settings)
{
    public Task ListAsync(S3Request request)
    {
        authorizer.Demand(request.Caller, "s3:ListAllMyBuckets", "*");
        var buckets = ledger.Store.Read(ObjectRows.Buckets);
        return S3Xml.AnswerAsync(request, "ListAllMyBucketsResult", xml =>
        {
            xml.Owner("Owner", settings.AccountId);
            xml.WriteStartElement("Buckets");
            foreach (var bucket in buckets)
            {
                xml.WriteStartElement("Bucket");
                xml.WriteElementString("Name", bucket.Name);
                xml.WriteElementString("CreationDate", S3Xml.Time(bucket.CreatedAt));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        });
    }

    public async Task CreateAsync(S3Request request)
    {
        authorizer.Demand(request.Caller, "s3:CreateBucket", request.BucketArn);
        _ = await S3Xml.ReadAsync(request.Http).ConfigureAwait(false);

        // In us-east-1 making one's own bucket again is no error.
        await ledger.Store.WriteAsync(c => ObjectRows.CreateBucket(c, request.Bucket, ledger.Now), request.Aborted).ConfigureAwait(false);
        request.Http.Response.Headers.Location = $"/{request.Bucket}";
    }

    public Task HeadAsync(S3Request request)
    {
        authorizer.Demand(request.Caller, "s3:ListBucket", request.BucketArn);
        _ = ledger.Demand(request.Bucket);
        request.Http.Response.Headers["x-amz-bucket-region"] = settings.Region;
        request.Http.Response.Headers["x-amz-access-point-alias"] = "false";
        return Task.CompletedTask;
    }

    public async Task DeleteAsync(S3Request request)
    {
        authorizer.Demand(request.Caller, "s3:DeleteBucket", request.BucketArn);
        await ledger.Store.WriteAsync(
            connection =>
            {
                _ = ObjectRows.DemandBucket(connection, request.Bucket);
                if (ObjectRows.Range(connection, request.Bucket, "", after: false, before: null, limit: 1).Count > 0)
                {
                    throw new AwsException("BucketNotEmpty", 409, "The bucket you tried to delete is not empty");
                }

                ObjectRows.DeleteBucket(connection, request.Bucket);
            },
            request.Aborted).ConfigureAwait(false);
        request.Http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    public Task LocationAsync(S3Request request)
    {
        authorizer.Demand(request.Caller, "s3:GetBucketLocation", request.BucketArn);
        _ = ledger.Demand(request.Bucket);

        // An empty element is us-east-1, for reasons of age.
        return S3Xml.AnswerAsync(request, "LocationConstraint", xml =>
        {
            if (settings.Region != "us-east-1")
            {
                xml.WriteString(settings.Region);
            }
        });
    }

    public Task VersioningAsync(S3Request request)
    {
        authorizer.Demand(request.Caller, "s3:GetBucketVersioning", request.BucketArn);
        _ = ledger.Demand(request.Bucket);
        return S3Xml.AnswerAsync(request, "VersioningConfiguration", _ => { });
    }

    public Task NotificationAsync(S3Request request)
    {
        authorizer.Demand(request.Caller, "s3:GetBucketNotification", request.BucketArn);
        var bucket = ledger.Demand(request.Bucket);
        return S3Xml.AnswerAsync(request, "NotificationConfiguration", xml =>
        {
            if (bucket.TellsEventBridge)
            {
                xml.WriteElementString("EventBridgeConfiguration", "");
            }
        });
    }

    public async Task PutNotificationAsync(S3Request request)
    {
        authorizer.Demand(request.Caller, "s3:PutBucketNotification", request.BucketArn);
        var document = await S3Xml.ReadAsync(request.Http).ConfigureAwait(false);
        if (document?.Name.LocalName != "NotificationConfiguration")
        {
            throw S3Errors.MalformedXml();
        }

        if (document.Elements().Any(e => e.Name.LocalName != "EventBridgeConfiguration"))
        {
            // Queues, topics and direct functions are not of this cloud; to accept them would be to lose events in silence.
            throw S3Errors.NotImplemented();
        }

        await ledger.Store.WriteAsync(
            connection =>
            {
                _ = ObjectRows.DemandBucket(connection, request.Bucket);
                ObjectRows.SetEventBridge(connection, request.Bucket, document.HasElements);
            },
            request.Aborted).ConfigureAwait(false);
    }
}
