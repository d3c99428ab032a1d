using System.Globalization;
using System.Xml;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.S3.Requests;
using LocalCloud.Services.S3.Storage;
using LocalCloud.Services.Wire;

namespace LocalCloud.Services.S3.Operations;

/// <summary>ListObjectsV2, and ListObjects for those who still call it.</summary>
internal sealed class ListOperations(ObjectLedger ledger, IAuthorizer authorizer, CloudSettings settings)
{
    private const int LargestPage = 1000;

    public Task ListV2Async(S3Request request)
    {
        var token = request.Target.Parameter("continuation-token");
        var startAfter = request.Target.Parameter("start-after");
        var start = token is not null ? ListingPosition.OfToken(token)
            : startAfter is { Length: > 0 } ? new ListingPosition(startAfter, IsAfter: true)
            : ListingPosition.Start;
        return AnswerAsync(request, start, (xml, encode, page) =>
        {
            xml.Element("KeyCount", page.Objects.Count + page.CommonPrefixes.Count);
            if (token is not null)
            {
                xml.WriteElementString("ContinuationToken", token);
            }

            if (startAfter is not null)
            {
                xml.WriteElementString("StartAfter", encode(startAfter));
            }

            if (page.Next is { } next)
            {
                xml.WriteElementString("NextContinuationToken", next.ToToken());
            }
        }, withOwner: request.Target.Parameter("fetch-owner") == "true");
    }

    public Task ListV1Async(S3Request request)
    {
        var marker = request.Target.Parameter("marker") ?? "";
        var delimiter = request.Target.Parameter("delimiter") ?? "";

        // A marker that is a common prefix stands for all it covers.
        var start = delimiter.Length > 0 && marker.EndsWith(delimiter, StringComparison.Ordinal) && KeyOrder.After(marker) is { } beyond
            ? new ListingPosition(beyond, IsAfter: false)
            : new ListingPosition(marker, IsAfter: marker.Length > 0);
        return AnswerAsync(request, start, (xml, encode, page) =>
        {
            xml.WriteElementString("Marker", encode(marker));
            if (page.Next is not null && delimiter.Length > 0)
            {
                var key = page.Objects.Count > 0 ? page.Objects[^1].Key : "";
                var prefix = page.CommonPrefixes.Count > 0 ? page.CommonPrefixes[^1] : "";
                xml.WriteElementString("NextMarker", encode(string.CompareOrdinal(key, prefix) > 0 ? key : prefix));
            }
        }, withOwner: true);
    }

    private Task AnswerAsync(
        S3Request request, ListingPosition start, Action<XmlWriter, Func<string, string>, ObjectListing> writePaging, bool withOwner)
    {
        var prefix = request.Target.Parameter("prefix") ?? "";
        var delimiter = request.Target.Parameter("delimiter");
        authorizer.Demand(
            request.Caller,
            "s3:ListBucket",
            request.BucketArn,
            new Dictionary<string, string> { ["s3:prefix"] = prefix, ["s3:delimiter"] = delimiter ?? "" });
        var encoding = request.Target.Parameter("encoding-type");
        if (encoding is not null and not "url")
        {
            throw S3Errors.InvalidArgument("encoding-type", encoding, "Invalid Encoding Method specified in Request");
        }

        string Encode(string text) => encoding is null ? text : RequestTarget.Encode(text, keepSlash: true);

        var maxKeys = MaxKeys(request, "max-keys");
        var page = ledger.Store.Read(connection =>
        {
            _ = ObjectRows.DemandBucket(connection, request.Bucket);
            return ObjectListing.Read(connection, request.Bucket, prefix, delimiter, start, Math.Min(maxKeys, LargestPage));
        });
        return S3Xml.AnswerAsync(request, "ListBucketResult", xml =>
        {
            xml.WriteElementString("Name", request.Bucket);
            xml.WriteElementString("Prefix", Encode(prefix));
            if (delimiter is { Length: > 0 })
            {
                xml.WriteElementString("Delimiter", Encode(delimiter));
            }

            xml.Element("MaxKeys", maxKeys);
            if (encoding is not null)
            {
                xml.WriteElementString("EncodingType", encoding);
            }

            writePaging(xml, Encode, page);
            xml.WriteElementString("IsTruncated", page.Next is null ? "false" : "true");
            foreach (var stored in page.Objects)
            {
                WriteObject(xml, stored, Encode(stored.Key), withOwner ? settings.AccountId : null);
            }

            foreach (var common in page.CommonPrefixes)
            {
                xml.WriteStartElement("CommonPrefixes");
                xml.WriteElementString("Prefix", Encode(common));
                xml.WriteEndElement();
            }
        });
    }

    /// <summary>Reads a page size.</summary>
    /// <exception cref="AwsException">InvalidArgument.</exception>
    public static int MaxKeys(S3Request request, string parameter)
    {
        var text = request.Target.Parameter(parameter);
        if (string.IsNullOrEmpty(text))
        {
            return LargestPage;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw S3Errors.InvalidArgument(parameter, text, $"Provided {parameter} not an integer or within integer range");
    }

    private static void WriteObject(XmlWriter xml, StoredObject stored, string key, string? owner)
    {
        xml.WriteStartElement("Contents");
        xml.WriteElementString("Key", key);
        xml.WriteElementString("LastModified", S3Xml.Time(stored.ModifiedAt));
        xml.WriteElementString("ETag", $"\"{stored.ETag}\"");
        if (stored.Checksum is { } checksum)
        {
            xml.WriteElementString("ChecksumAlgorithm", checksum.Algorithm.Name);
            xml.WriteElementString("ChecksumType", checksum.Type);
        }

        xml.Element("Size", stored.Size);
        if (owner is not null)
        {
            xml.Owner("Owner", owner);
        }

        xml.WriteElementString("StorageClass", "STANDARD");
        xml.WriteEndElement();
    }
}
