using System.Globalization;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.S3.Checksums;
using LocalCloud.Services.S3.Requests;
using LocalCloud.Services.S3.Storage;
using LocalCloud.Services.Wire.Signing;
using Microsoft.AspNetCore.Http;

namespace LocalCloud.Services.S3.Operations;

/// <summary>Multipart uploads but for their completion.</summary>
internal sealed class MultipartOperations(ObjectLedger ledger, IAuthorizer authorizer, IIdSource ids, CloudSettings settings)
{
    public async Task CreateAsync(S3Request request)
    {
        authorizer.Demand(request.Caller, "s3:PutObject", request.ObjectArn);
        _ = ledger.Demand(request.Bucket);
        var named = request.Header("x-amz-checksum-algorithm");
        var algorithm = named is null ? null
            : ChecksumAlgorithm.Find(named) ?? throw S3Errors.InvalidRequest("Checksum algorithm provided is unsupported. Please try again with any of the valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]");
        var type = algorithm is null ? null : request.Header("x-amz-checksum-type") ?? algorithm.DefaultType;
        if (type is not null and not Checksum.FullObject and not Checksum.Composite
            || (type == Checksum.FullObject && algorithm!.Crc is null)
            || (type == Checksum.Composite && algorithm!.DefaultType == Checksum.FullObject))
        {
            throw S3Errors.InvalidRequest($"The {type} checksum type cannot be used with the {algorithm!.Name} checksum algorithm.");
        }

        var upload = new Upload(
            ids.NewHex(64), request.Bucket, request.Key, ledger.Now, ContentHeaders.Of(request.Http.Request.Headers), algorithm, type);
        await ledger.Store.WriteAsync(c => UploadRows.Put(c, upload), request.Aborted).ConfigureAwait(false);
        if (algorithm is not null)
        {
            request.Http.Response.Headers["x-amz-checksum-algorithm"] = algorithm.Name;
            request.Http.Response.Headers["x-amz-checksum-type"] = type;
        }

        await S3Xml.AnswerAsync(request, "InitiateMultipartUploadResult", xml =>
        {
            xml.WriteElementString("Bucket", request.Bucket);
            xml.WriteElementString("Key", request.Key);
            xml.WriteElementString("UploadId", upload.Id);
        }).ConfigureAwait(false);
    }

    public async Task UploadPartAsync(S3Request request)
    {
        authorizer.Demand(request.Caller, "s3:PutObject", request.ObjectArn);
        var upload = Demand(request);
        var part = await ReceiveAsync(
            request, upload, request.Http.Request.Body, DeclaredChecksum.Of(request.Http.Request, upload.Algorithm)).ConfigureAwait(false);
        ObjectWrites.Answer(request.Http.Response, part.ETag, part.Checksum);
        request.Http.Response.Headers.Remove("x-amz-checksum-type");
    }

    public async Task UploadPartCopyAsync(S3Request request)
    {
        authorizer.Demand(request.Caller, "s3:PutObject", request.ObjectArn);
        var upload = Demand(request);
        var (source, reader) = CopySource.Open(request, ledger, authorizer);
        await using (reader.ConfigureAwait(false))
        {
            var range = ByteRange.Of(request.Header("x-amz-copy-source-range"), source.Size);
            var body = new SlicedBody(reader, range ?? new ByteRange(0, source.Size));
            await using (body.ConfigureAwait(false))
            {
                var part = await ReceiveAsync(request, upload, body, DeclaredChecksum.None with { Algorithm = upload.Algorithm })
                    .ConfigureAwait(false);
                await S3Xml.AnswerAsync(request, "CopyPartResult", xml =>
                {
                    xml.WriteElementString("LastModified", S3Xml.Time(part.ModifiedAt));
                    xml.WriteElementString("ETag", $"\"{part.ETag}\"");
                    if (part.Checksum is { } checksum)
                    {
                        xml.WriteElementString(checksum.Algorithm.Element, checksum.Value);
                    }
                }).ConfigureAwait(false);
            }
        }
    }

    public async Task AbortAsync(S3Request request)
    {
        authorizer.Demand(request.Caller, "s3:AbortMultipartUpload", request.ObjectArn);
        var parts = await ledger.Store.WriteAsync(
            connection =>
            {
                var upload = UploadRows.Demand(connection, request.Bucket, request.Key, request.Target.Parameter("uploadId")!);
                var parts = UploadRows.Parts(connection, upload.Id);
                UploadRows.Delete(connection, upload.Id);
                return parts;
            },
            request.Aborted).ConfigureAwait(false);
        ledger.Files.Remove(parts.Select(p => p.Segment));
        request.Http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    public Task ListPartsAsync(S3Request request)
    {
        authorizer.Demand(request.Caller, "s3:ListMultipartUploadParts", request.ObjectArn);
        var upload = Demand(request);
        var most = Math.Min(ListOperations.MaxKeys(request, "max-parts"), 1000);
        var marker = request.Target.Parameter("part-number-marker") is { Length: > 0 } text
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var rest = ledger.Store.Read(c => UploadRows.Parts(c, upload.Id)).Where(p => p.Number > marker).ToList();
        return S3Xml.AnswerAsync(request, "ListPartsResult", xml =>
        {
            xml.WriteElementString("Bucket", request.Bucket);
            xml.WriteElementString("Key", request.Key);
            xml.WriteElementString("UploadId", upload.Id);
            xml.Owner("Initiator", settings.AccountId);
            xml.Owner("Owner", settings.AccountId);
            xml.WriteElementString("StorageClass", "STANDARD");
            xml.Element("PartNumberMarker", marker);
            xml.Element("NextPartNumberMarker", rest.Take(most).LastOrDefault()?.Number ?? 0);
            xml.Element("MaxParts", most);
            xml.WriteElementString("IsTruncated", rest.Count > most ? "true" : "false");
            foreach (var part in rest.Take(most))
            {
                xml.WriteStartElement("Part");
                xml.Element("PartNumber", part.Number);
                xml.WriteElementString("LastModified", S3Xml.Time(part.ModifiedAt));
                xml.WriteElementString("ETag", $"\"{part.ETag}\"");
                xml.Element("Size", part.Segment.Size);
                if (part.Checksum is { } checksum)
                {
                    xml.WriteElementString(checksum.Algorithm.Element, checksum.Value);
                }

                xml.WriteEndElement();
            }
        });
    }

    public Task ListUploadsAsync(S3Request request)
    {
        authorizer.Demand(request.Caller, "s3:ListBucketMultipartUploads", request.BucketArn);
        _ = ledger.Demand(request.Bucket);
        var prefix = request.Target.Parameter("prefix") ?? "";
        var most = Math.Min(ListOperations.MaxKeys(request, "max-uploads"), 1000);
        var uploads = ledger.Store.Read(c => UploadRows.OfBucket(c, request.Bucket, prefix, most));
        return S3Xml.AnswerAsync(request, "ListMultipartUploadsResult", xml =>
        {
            xml.WriteElementString("Bucket", request.Bucket);
            xml.WriteElementString("Prefix", prefix);
            xml.Element("MaxUploads", most);
            xml.WriteElementString("IsTruncated", "false");
            foreach (var upload in uploads)
            {
                xml.WriteStartElement("Upload");
                xml.WriteElementString("Key", upload.Key);
                xml.WriteElementString("UploadId", upload.Id);
                xml.Owner("Initiator", settings.AccountId);
                xml.Owner("Owner", settings.AccountId);
                xml.WriteElementString("StorageClass", "STANDARD");
                xml.WriteElementString("Initiated", S3Xml.Time(upload.CreatedAt));
                xml.WriteEndElement();
            }
        });
    }

    private Upload Demand(S3Request request) => ledger.Store.Read(connection =>
    {
        _ = ObjectRows.DemandBucket(connection, request.Bucket);
        return UploadRows.Demand(connection, request.Bucket, request.Key, request.Target.Parameter("uploadId")!);
    });

    private async Task<UploadPart> ReceiveAsync(S3Request request, Upload upload, Stream body, DeclaredChecksum declared)
    {
        var text = request.Target.Parameter("partNumber") ?? "";
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 10_000)
        {
            throw S3Errors.InvalidArgument("partNumber", text, "Part number must be an integer between 1 and 10000, inclusive");
        }

        var received = await ledger.Files.ReceiveAsync(body, declared, request.Aborted).ConfigureAwait(false);
        var part = new UploadPart(number, received.Segment, received.Md5Hex, received.Checksum, ledger.Now);
        try
        {
            var replaced = await ledger.Store.WriteAsync(
                connection =>
                {
                    // It may have been aborted or completed while the body came.
                    _ = UploadRows.Demand(connection, request.Bucket, request.Key, upload.Id);
                    return UploadRows.PutPart(connection, upload.Id, part);
                },
                CancellationToken.None).ConfigureAwait(false);
            ledger.Files.Remove(replaced is { } old ? [old] : []);
            return part;
        }
        catch
        {
            ledger.Files.Remove([received.Segment]);
            throw;
        }
    }

    /// <summary>A range of an object, as a body.</summary>
    private sealed class SlicedBody : ReadOnlyBody
    {
        private readonly ObjectReader _reader;
        private long _left;

        public SlicedBody(ObjectReader reader, ByteRange range)
        {
            _reader = reader;
            _reader.Position = range.Start;
            _left = range.Length;
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await _reader.ReadAsync(buffer[..(int)Math.Min(buffer.Length, _left)], cancellationToken).ConfigureAwait(false);
            _left -= read;
            return read;
        }
    }
}
