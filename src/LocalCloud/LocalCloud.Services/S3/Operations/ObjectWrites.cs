using System.Xml.Linq;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.S3.Checksums;
using LocalCloud.Services.S3.Requests;
using Microsoft.AspNetCore.Http;

namespace LocalCloud.Services.S3.Operations;

/// <summary>PutObject, CopyObject, DeleteObject and DeleteObjects.</summary>
internal sealed class ObjectWrites(ObjectLedger ledger, IAuthorizer authorizer)
{
    private const int MostDeletes = 1000;

    public async Task PutAsync(S3Request request)
    {
        authorizer.Demand(request.Caller, "s3:PutObject", request.ObjectArn);
        var headers = request.Http.Request.Headers;
        _ = ledger.Demand(request.Bucket);
        var declared = DeclaredChecksum.Of(request.Http.Request);
        var write = ObjectWrite.Of(request, "PutObject", ContentHeaders.Of(headers));
        DemandConditions(write.Conditions);
        var stored = await ledger.PutAsync(write, request.Http.Request.Body, declared, request.Aborted).ConfigureAwait(false);
        Answer(request.Http.Response, stored.ETag, stored.Checksum);
    }

    public async Task CopyAsync(S3Request request)
    {
        authorizer.Demand(request.Caller, "s3:PutObject", request.ObjectArn);
        _ = ledger.Demand(request.Bucket);
        var (source, reader) = CopySource.Open(request, ledger, authorizer);
        await using (reader.ConfigureAwait(false))
        {
            var replaces = request.Header("x-amz-metadata-directive") == "REPLACE";
            if (!replaces && source.Bucket == request.Bucket && source.Key == request.Key)
            {
                throw S3Errors.InvalidRequest(
                    "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.");
            }

            var write = ObjectWrite.Of(
                request, "CopyObject", replaces ? ContentHeaders.Of(request.Http.Request.Headers) : source.Headers);
            var algorithm = ChecksumAlgorithm.Find(request.Header("x-amz-checksum-algorithm") ?? "") ?? source.Checksum?.Algorithm;
            var stored = await ledger.PutAsync(
                write, reader, DeclaredChecksum.None with { Algorithm = algorithm }, request.Aborted).ConfigureAwait(false);
            await S3Xml.AnswerAsync(request, "CopyObjectResult", xml =>
            {
                xml.WriteElementString("LastModified", S3Xml.Time(stored.ModifiedAt));
                xml.WriteElementString("ETag", $"\"{stored.ETag}\"");
                if (stored.Checksum is { } checksum)
                {
                    xml.WriteElementString(checksum.Algorithm.Element, checksum.Value);
                    xml.WriteElementString("ChecksumType", checksum.Type);
                }
            }).ConfigureAwait(false);
        }
    }

    public async Task DeleteAsync(S3Request request)
    {
        authorizer.Demand(request.Caller, "s3:DeleteObject", request.ObjectArn);
        await ledger.DeleteAsync(ObjectWrite.Of(request, "DeleteObject")).ConfigureAwait(false);
        request.Http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    public async Task DeleteManyAsync(S3Request request)
    {
        _ = ledger.Demand(request.Bucket);
        var document = await S3Xml.ReadAsync(request.Http).ConfigureAwait(false);
        var entries = document?.Name.LocalName == "Delete" ? document.Children("Object").ToList() : [];
        if (entries.Count is 0 or > MostDeletes || entries.Any(e => string.IsNullOrEmpty(e.Text("Key"))))
        {
            throw S3Errors.MalformedXml();
        }

        var quiet = document!.Text("Quiet") == "true";
        var outcomes = new List<(string Key, AwsException? Error)>();
        foreach (var entry in entries)
        {
            outcomes.Add(await DeleteOneAsync(request, entry).ConfigureAwait(false));
        }

        await S3Xml.AnswerAsync(request, "DeleteResult", xml =>
        {
            foreach (var (key, error) in outcomes.Where(o => o.Error is not null || !quiet))
            {
                xml.WriteStartElement(error is null ? "Deleted" : "Error");
                xml.WriteElementString("Key", key);
                if (error is not null)
                {
                    xml.WriteElementString("Code", error.Code == "AccessDeniedException" ? "AccessDenied" : error.Code);
                    xml.WriteElementString("Message", error.Message);
                }

                xml.WriteEndElement();
            }
        }).ConfigureAwait(false);
    }

    /// <summary>Puts what a write answers into the headers.</summary>
    public static void Answer(HttpResponse response, string etag, Checksum? checksum)
    {
        response.Headers.ETag = $"\"{etag}\"";
        response.Headers["x-amz-server-side-encryption"] = "AES256";
        if (checksum is not null)
        {
            response.Headers[checksum.Algorithm.Header] = checksum.Value;
            response.Headers["x-amz-checksum-type"] = checksum.Type;
        }
    }

    /// <summary>A write's If-None-Match can only be the asterisk.</summary>
    public static void DemandConditions(Preconditions conditions)
    {
        if (conditions.IfNoneMatch is not null and not "*")
        {
            throw S3Errors.NotImplemented();
        }
    }

    private async Task<(string Key, AwsException? Error)> DeleteOneAsync(S3Request request, XElement entry)
    {
        var key = entry.Text("Key")!;
        try
        {
            var one = request with { Key = key };
            authorizer.Demand(request.Caller, "s3:DeleteObject", one.ObjectArn);
            var write = ObjectWrite.Of(one, "DeleteObject") with
            {
                Conditions = new Preconditions(entry.Text("ETag"), null, null, null),
            };
            await ledger.DeleteAsync(write).ConfigureAwait(false);
            return (key, null);
        }
        catch (AwsException error)
        {
            return (key, error);
        }
    }
}
