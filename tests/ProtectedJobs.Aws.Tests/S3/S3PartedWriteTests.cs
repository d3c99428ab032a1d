using System.Net;
using System.Text;
using Amazon.S3;
using ProtectedJobs.Aws.S3;
using ProtectedJobs.Aws.Tests.Wire;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Aws.Tests.S3;

/// <summary>Long documents: a multipart upload, of which nothing is seen before it is completed.</summary>
public sealed class S3PartedWriteTests : IDisposable
{
    private const string Begun = "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>";
    private readonly ScriptedHttp _http = new();
    private readonly AmazonS3Client _client;
    private readonly S3Ledger _ledger;

    public S3PartedWriteTests()
    {
        _client = new AmazonS3Client(ScriptedHttp.Nobody, _http.Config(new AmazonS3Config { ForcePathStyle = true }));
        _ledger = new S3Ledger(_client, "ledger");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Parts_ArePutTogether_InTheOrderOfTheirNumbers()
    {
        _http.Answer(HttpStatusCode.OK, Begun)
            .Answer(HttpStatusCode.OK, "", ("ETag", "\"second\""), ("x-amz-checksum-crc32", "c2Vj"))
            .Answer(HttpStatusCode.OK, "", ("ETag", "\"first\""), ("x-amz-checksum-crc32", "Zmlyc3Q="))
            .Answer(HttpStatusCode.OK, "<CompleteMultipartUploadResult><ETag>\"whole-2\"</ETag></CompleteMultipartUploadResult>");

        var write = await _ledger.BeginAsync("manifests/r.json", Cancel);
        await write.WriteAsync(2, Encoding.UTF8.GetBytes("-"), Cancel);
        await write.WriteAsync(1, Encoding.UTF8.GetBytes("+"), Cancel);
        await write.CompleteAsync(Cancel);

        Assert.Equal(
            [
                "POST /ledger/manifests/r.json?uploads",
                "PUT /ledger/manifests/r.json?partNumber=2&uploadId=u",
                "PUT /ledger/manifests/r.json?partNumber=1&uploadId=u",
                "POST /ledger/manifests/r.json?uploadId=u",
            ],
            _http.Asked);
        Assert.Contains("-", _http.Bodies[1], StringComparison.Ordinal);
        Assert.Contains("+", _http.Bodies[2], StringComparison.Ordinal);
        var order = _http.Bodies[3];
        Assert.InRange(order.IndexOf("first", StringComparison.Ordinal), 0, order.IndexOf("second", StringComparison.Ordinal));
        Assert.Contains("<ChecksumCRC32>Zmlyc3Q=</ChecksumCRC32>", order, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_ThatFails_MayBeBegunAgain()
    {
        _http.Answer(HttpStatusCode.InternalServerError, "<Error><Code>InternalError</Code></Error>");
        await Assert.ThrowsAsync<WorldUnavailable>(() => _ledger.BeginAsync("manifests/r.json", Cancel));

        _http.Answer(HttpStatusCode.OK, Begun).Answer(HttpStatusCode.ServiceUnavailable, "<Error><Code>SlowDown</Code></Error>");
        var write = await _ledger.BeginAsync("manifests/r.json", Cancel);
        await Assert.ThrowsAsync<Throttled>(() => write.WriteAsync(1, new byte[1], Cancel));

        // Completed before, and the answer was lost: the document is there, and whoever asks again writes it again.
        _http.Answer(HttpStatusCode.NotFound, "<Error><Code>NoSuchUpload</Code></Error>");
        await Assert.ThrowsAsync<WorldUnavailable>(() => write.CompleteAsync(Cancel));
    }
}
