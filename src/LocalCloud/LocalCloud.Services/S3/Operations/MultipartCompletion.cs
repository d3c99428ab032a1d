using System.Globalization;
using System.Security.Cryptography;
using System.Xml.Linq;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.S3.Checksums;
using LocalCloud.Services.S3.Requests;
using LocalCloud.Services.S3.Storage;

namespace LocalCloud.Services.S3.Operations;

/// <summary>CompleteMultipartUpload: the parts' files become the object's; no byte is copied.</summary>
internal sealed class MultipartCompletion(ObjectLedger ledger, IAuthorizer authorizer)
{
    private const int MostParts = 10_000;
    private const long SmallestPart = 5 * 1024 * 1024;

    public async Task CompleteAsync(S3Request request)
    {
        authorizer.Demand(request.Caller, "s3:PutObject", request.ObjectArn);
        var id = request.Target.Parameter("uploadId")!;
        var (upload, uploaded) = ledger.Store.Read(connection =>
        {
            _ = ObjectRows.DemandBucket(connection, request.Bucket);
            var upload = UploadRows.Demand(connection, request.Bucket, request.Key, id);
            return (upload, UploadRows.Parts(connection, id).ToDictionary(p => p.Number));
        });
        var document = await S3Xml.ReadAsync(request.Http).ConfigureAwait(false);
        var listed = document?.Name.LocalName == "CompleteMultipartUpload" ? document.Children("Part").ToList() : [];
        if (listed.Count is 0 or > MostParts)
        {
            throw S3Errors.MalformedXml();
        }

        var parts = Choose(upload, uploaded, listed);
        var write = ObjectWrite.Of(request, "CompleteMultipartUpload", upload.Headers);
        ObjectWrites.DemandConditions(write.Conditions);
        var checksum = upload.Algorithm is { } algorithm && parts.All(p => p.Checksum?.Algorithm == algorithm)
            ? Checksum.OfParts(algorithm, upload.ChecksumType!, [.. parts.Select(p => (p.Checksum!.Value, p.Segment.Size))])
            : null;
        var declared = checksum is null ? null : request.Header(checksum.Algorithm.Header);
        if (declared is not null && declared != checksum!.Value && !checksum.Value.StartsWith($"{declared}-", StringComparison.Ordinal))
        {
            throw new AwsException("BadDigest", 400, $"The {checksum.Algorithm.Name} you specified did not match the calculated checksum.");
        }

        var stored = write.Of(
            [.. parts.Select(p => p.Segment)], parts.Sum(p => p.Segment.Size), ETag(parts), checksum, ledger.Now);
        var unused = uploaded.Values.Except(parts).Select(p => p.Segment).ToList();
        await ledger.CommitAsync(write, stored, connection =>
        {
            _ = UploadRows.Demand(connection, request.Bucket, request.Key, id);
            UploadRows.Delete(connection, id);
        }).ConfigureAwait(false);
        ledger.Files.Remove(unused);
        await S3Xml.AnswerAsync(request, "CompleteMultipartUploadResult", xml =>
        {
            xml.WriteElementString("Location", $"{request.Http.Request.Scheme}://{request.Http.Request.Host}/{request.Bucket}/{Uri.EscapeDataString(request.Key)}");
            xml.WriteElementString("Bucket", request.Bucket);
            xml.WriteElementString("Key", request.Key);
            xml.WriteElementString("ETag", $"\"{stored.ETag}\"");
            if (checksum is not null)
            {
                xml.WriteElementString(checksum.Algorithm.Element, checksum.Value);
                xml.WriteElementString("ChecksumType", checksum.Type);
            }
        }).ConfigureAwait(false);
    }

    private static List<UploadPart> Choose(Upload upload, Dictionary<int, UploadPart> uploaded, List<XElement> listed)
    {
        var chosen = new List<UploadPart>();
        foreach (var entry in listed)
        {
            if (!int.TryParse(entry.Text("PartNumber"), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                throw S3Errors.MalformedXml();
            }

            if (chosen.Count > 0 && number <= chosen[^1].Number)
            {
                throw new AwsException(
                    "InvalidPartOrder", 400, "The list of parts was not in ascending order. The parts list must be specified in order by part number.");
            }

            if (!uploaded.TryGetValue(number, out var part)
                || entry.Text("ETag")?.Trim('"') != part.ETag
                || (part.Checksum is { } checksum && entry.Text(checksum.Algorithm.Element) is { } value && value != checksum.Value))
            {
                throw new AwsException(
                    "InvalidPart",
                    400,
                    "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
                    new Dictionary<string, string> { ["UploadId"] = $"\"{upload.Id}\"", ["PartNumber"] = number.ToString(CultureInfo.InvariantCulture) });
            }

            chosen.Add(part);
        }

        return chosen.SkipLast(1).All(p => p.Segment.Size >= SmallestPart)
            ? chosen
            : throw new AwsException("EntityTooSmall", 400, "Your proposed upload is smaller than the minimum allowed size");
    }

    private static string ETag(List<UploadPart> parts)
    {
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        foreach (var part in parts)
        {
            md5.AppendData(Convert.FromHexString(part.ETag));
        }

        return string.Create(CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(md5.GetHashAndReset())}-{parts.Count}");
    }
}
