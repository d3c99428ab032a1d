using System.Net;
using System.Security.Cryptography;
using System.Text;
using Amazon.S3;
using Amazon.S3.Model;

namespace LocalCloud.Services.Tests.S3;

public sealed class ObjectTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Put_ThenGet_AnswersBytesHeadersAndMetadata()
    {
        await using var s3 = await TestObjects.OpenAsync();
        await s3.Client.PutBucketAsync("bucket", Token);
        var put = new PutObjectRequest { BucketName = "bucket", Key = "a/b c+ü~%.txt", ContentBody = "hello", ContentType = "text/plain" };
        put.Metadata["run-id"] = "r-1";
        var stored = await s3.Client.PutObjectAsync(put, Token);
        Assert.Equal("\"5d41402abc4b2a76b9719d911017c592\"", stored.ETag);

        using var got = await s3.Client.GetObjectAsync("bucket", put.Key, Token);
        using var reader = new StreamReader(got.ResponseStream);
        Assert.Equal("hello", await reader.ReadToEndAsync(Token));
        Assert.Equal("text/plain", got.Headers.ContentType);
        Assert.Equal("r-1", got.Metadata["run-id"]);
        Assert.Equal(put.Key, (await s3.Client.ListObjectsV2Async(new() { BucketName = "bucket" }, Token)).S3Objects.Single().Key);
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("a//b/./c/../d")]
    [InlineData("/leading")]
    [InlineData("trailing/")]
    [InlineData("\u0001\u007f")]
    [InlineData("𝄞\uFFFD")]
    public async Task Key_Odd_IsKeptAsItIsAndNoPath(string key)
    {
        await using var s3 = await TestObjects.OpenAsync();
        await s3.Objects.CreateBucketAsync("bucket", Token);
        await s3.Objects.PutAsync("bucket", key, new MemoryStream([1]), "x/y", Token);
        using var request = Wire.TestSigner.Request(HttpMethod.Get, new Uri(s3.Door.Endpoint, "/"), "s3");
        var uri = $"{s3.Door.Endpoint}bucket/{string.Join('/', key.Split('/').Select(Uri.EscapeDataString))}"
            .Replace("..", "%2E%2E", StringComparison.Ordinal).Replace("/./", "/%2E/", StringComparison.Ordinal);
        request.RequestUri = new Uri(uri, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        Wire.TestSigner.Sign(request, "s3", [], payloadHash: "UNSIGNED-PAYLOAD");
        var list = new List<string>();
        await foreach (var entry in s3.Objects.ListAsync("bucket", "", Token))
        {
            list.Add(entry.Key);
        }

        Assert.Equal([key], list);
        Assert.All(
            Directory.EnumerateFiles(s3.Directory, "*", SearchOption.AllDirectories).Where(f => !f.Contains("cloud.", StringComparison.Ordinal)),
            file => Assert.Matches("^objects/[0-9a-f]{2}/[0-9a-f]{32}$", Path.GetRelativePath(s3.Directory, file)));
    }

    [Fact]
    public async Task Get_Missing_IsNoSuchKeyOrForbiddenToWhoMayNotList()
    {
        await using var open = await TestObjects.OpenAsync();
        await open.Objects.CreateBucketAsync("bucket", Token);
        var missing = await Assert.ThrowsAsync<NoSuchKeyException>(() => open.Client.GetObjectAsync("bucket", "k", Token));
        Assert.Equal("The specified key does not exist.", missing.Message);
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<AmazonS3Exception>(
            () => open.Client.GetObjectMetadataAsync("bucket", "k", Token))).StatusCode);
        Assert.Equal("NoSuchBucket", (await Assert.ThrowsAnyAsync<AmazonS3Exception>(
            () => open.Client.GetObjectAsync("no-bucket", "k", Token))).ErrorCode);

        await using var closed = await TestObjects.OpenAsync(denied: "s3:ListBucket");
        await closed.Objects.CreateBucketAsync("bucket", Token);
        var denied = await Assert.ThrowsAsync<AmazonS3Exception>(() => closed.Client.GetObjectAsync("bucket", "k", Token));
        Assert.Equal(("AccessDenied", HttpStatusCode.Forbidden), (denied.ErrorCode, denied.StatusCode));
    }

    [Fact]
    public async Task Put_Conditional_HoldsOrSays412Or404()
    {
        await using var s3 = await TestObjects.OpenAsync();
        await s3.Objects.CreateBucketAsync("bucket", Token);
        Task<PutObjectResponse> PutAsync(string body, string? match, string? noneMatch) => s3.Client.PutObjectAsync(
            new PutObjectRequest { BucketName = "bucket", Key = "slot", ContentBody = body, IfMatch = match, IfNoneMatch = noneMatch }, Token);
        async Task<(string, HttpStatusCode)> FailAsync(string? match, string? noneMatch)
        {
            var error = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => PutAsync("x", match, noneMatch));
            return (error.ErrorCode, error.StatusCode);
        }

        Assert.Equal(("NoSuchKey", HttpStatusCode.NotFound), await FailAsync("\"abc\"", null));
        var first = await PutAsync("1", null, "*");
        Assert.Equal(("PreconditionFailed", HttpStatusCode.PreconditionFailed), await FailAsync(null, "*"));
        Assert.Equal(("PreconditionFailed", HttpStatusCode.PreconditionFailed), await FailAsync("\"other\"", null));
        var second = await PutAsync("2", first.ETag, null);
        Assert.NotEqual(first.ETag, second.ETag);
        Assert.Equal(1, s3.FileCount);
    }

    [Fact]
    public async Task Put_ConditionalByManyAtOnce_LetsOneIn()
    {
        await using var s3 = await TestObjects.OpenAsync();
        await s3.Objects.CreateBucketAsync("bucket", Token);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(async i =>
        {
            try
            {
                await s3.Client.PutObjectAsync(
                    new PutObjectRequest { BucketName = "bucket", Key = "slot", ContentBody = $"{i}", IfNoneMatch = "*" }, Token);
                return true;
            }
            catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.PreconditionFailed)
            {
                return false;
            }
        }));
        Assert.Equal(1, outcomes.Count(won => won));
        Assert.Equal(1, s3.FileCount);
    }

    [Fact]
    public async Task Get_Conditional_Answers304Or412()
    {
        await using var s3 = await TestObjects.OpenAsync();
        await s3.Objects.CreateBucketAsync("bucket", Token);
        await s3.Objects.PutAsync("bucket", "k", new MemoryStream("hello"u8.ToArray()), "text/plain", Token);
        var failed = await Assert.ThrowsAsync<AmazonS3Exception>(() => s3.Client.GetObjectAsync(
            new GetObjectRequest { BucketName = "bucket", Key = "k", EtagToMatch = "\"no\"" }, Token));
        Assert.Equal(HttpStatusCode.PreconditionFailed, failed.StatusCode);
        var same = await Assert.ThrowsAsync<AmazonS3Exception>(() => s3.Client.GetObjectAsync(
            new GetObjectRequest { BucketName = "bucket", Key = "k", EtagToNotMatch = "\"5d41402abc4b2a76b9719d911017c592\"" }, Token));
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
    }

    [Theory]
    [InlineData("bytes=0-1", 206, "he", "bytes 0-1/5")]
    [InlineData("bytes=3-", 206, "lo", "bytes 3-4/5")]
    [InlineData("bytes=-2", 206, "lo", "bytes 3-4/5")]
    [InlineData("bytes=1-100", 206, "ello", "bytes 1-4/5")]
    [InlineData("bytes=5-", 416, null, null)]
    [InlineData("bytes=3-1", 200, "hello", null)]
    [InlineData("lines=1-2", 200, "hello", null)]
    public async Task Get_Range_AnswersThosebytes(string range, int status, string? expected, string? contentRange)
    {
        await using var s3 = await TestObjects.OpenAsync();
        await s3.Objects.CreateBucketAsync("bucket", Token);
        await s3.Objects.PutAsync("bucket", "k", new MemoryStream("hello"u8.ToArray()), "text/plain", Token);
        using var request = Wire.TestSigner.Request(HttpMethod.Get, new Uri(s3.Door.Endpoint, "/bucket/k"), "s3");
        request.Headers.TryAddWithoutValidation("Range", range);
        using var response = await s3.Door.Client.SendAsync(request, Token);
        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        Assert.Equal(contentRange, response.Content.Headers.ContentRange?.ToString());
        var text = await response.Content.ReadAsStringAsync(Token);
        if (expected is null)
        {
            Assert.Contains("<Code>InvalidRange</Code>", text, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(expected, text);
        }
    }

    [Theory]
    [InlineData("x-amz-checksum-crc32", "NhCmhg==", 200, "")]
    [InlineData("x-amz-checksum-crc32c", "mnG7TA==", 200, "")]
    [InlineData("x-amz-checksum-sha1", "qvTGHdzF6KLavt4PO0gs2a6pQ00=", 200, "")]
    [InlineData("x-amz-checksum-sha256", "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=", 200, "")]
    [InlineData("x-amz-checksum-crc64nvme", "M3eFcAZSQlc=", 200, "")]
    [InlineData("x-amz-checksum-crc32", "AAAAAA==", 400, "BadDigest")]
    [InlineData("x-amz-checksum-crc32", "hello", 400, "InvalidRequest")]
    [InlineData("Content-MD5", "XUFAKrxLKna5cZ2REBfFkg==", 200, "")]
    [InlineData("Content-MD5", "AAAAAAAAAAAAAAAAAAAAAA==", 400, "BadDigest")]
    [InlineData("Content-MD5", "x", 400, "InvalidDigest")]
    public async Task Put_Checksum_IsVerifiedAndEchoed(string header, string value, int status, string code)
    {
        await using var s3 = await TestObjects.OpenAsync();
        await s3.Objects.CreateBucketAsync("bucket", Token);
        var body = "hello"u8.ToArray();
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(s3.Door.Endpoint, "/bucket/k")) { Content = new ByteArrayContent(body) };
        _ = header == "Content-MD5"
            ? request.Content.Headers.TryAddWithoutValidation(header, value)
            : request.Headers.TryAddWithoutValidation(header, value);
        Wire.TestSigner.Sign(request, "s3", body);
        using var response = await s3.Door.Client.SendAsync(request, Token);
        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        Assert.Contains(code, await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(status == 200 ? 1 : 0, s3.FileCount);
        if (status == 200 && header != "Content-MD5")
        {
            Assert.Equal(value, response.Headers.GetValues(header).Single());
        }
    }

    [Fact]
    public async Task Multipart_PartsInAnyOrder_BecomeOneObject()
    {
        await using var s3 = await TestObjects.OpenAsync();
        await s3.Objects.CreateBucketAsync("bucket", Token);
        var first = RandomNumberGenerator.GetBytes(5 * 1024 * 1024);
        var last = RandomNumberGenerator.GetBytes(1000);
        foreach (var (algorithm, type) in new[]
        {

            (ChecksumAlgorithm.CRC32, ChecksumType.FULL_OBJECT),
            (ChecksumAlgorithm.SHA256, ChecksumType.COMPOSITE),
        })
        {
            var upload = await s3.Client.InitiateMultipartUploadAsync(
                new() { BucketName = "bucket", Key = "big", ChecksumAlgorithm = algorithm, ChecksumType = type }, Token);
            var parts = new List<PartETag>();
            foreach (var (number, bytes) in new[] { (2, last), (1, first), (7, last) })
            {
                var part = await s3.Client.UploadPartAsync(
                    new()
                    {
                        BucketName = "bucket",
                        Key = "big",
                        UploadId = upload.UploadId,
                        PartNumber = number,
                        InputStream = new MemoryStream(bytes),
                        ChecksumAlgorithm = algorithm,
                    },
                    Token);
                parts.Add(new PartETag(number, part.ETag));
            }

            var listed = await s3.Client.ListPartsAsync("bucket", "big", upload.UploadId, Token);
            Assert.Equal([1, 2, 7], listed.Parts.Select(p => p.PartNumber!.Value));
            var done = await s3.Client.CompleteMultipartUploadAsync(
                new() { BucketName = "bucket", Key = "big", UploadId = upload.UploadId, PartETags = [.. parts.Where(p => p.PartNumber < 7).OrderBy(p => p.PartNumber)] }, Token);
            Assert.EndsWith("-2\"", done.ETag, StringComparison.Ordinal);

            // The client checks a full-object checksum of what it reads against the header.
            using var got = await s3.Client.GetObjectAsync(new() { BucketName = "bucket", Key = "big", ChecksumMode = ChecksumMode.ENABLED }, Token);
            using var copy = new MemoryStream();
            await got.ResponseStream.CopyToAsync(copy, Token);
            Assert.Equal(SHA256.HashData([.. first, .. last]), SHA256.HashData(copy.ToArray()));
            Assert.Equal(2, s3.FileCount);
        }
    }

    [Fact]
    public async Task Multipart_Misused_IsRefusedAndAbortedLeavesNothing()
    {
        await using var s3 = await TestObjects.OpenAsync();
        await s3.Objects.CreateBucketAsync("bucket", Token);
        var id = (await s3.Client.InitiateMultipartUploadAsync("bucket", "big", Token)).UploadId;
        var tags = new List<PartETag>();
        foreach (var number in (int[])[1, 2])
        {
            var part = await s3.Client.UploadPartAsync(
                new() { BucketName = "bucket", Key = "big", UploadId = id, PartNumber = number, InputStream = new MemoryStream([1, 2]) }, Token);
            tags.Add(new PartETag(number, part.ETag));
        }

        async Task<string> CodeAsync(string upload, params PartETag[] parts) => (await Assert.ThrowsAnyAsync<AmazonS3Exception>(
            () => s3.Client.CompleteMultipartUploadAsync(
                new() { BucketName = "bucket", Key = "big", UploadId = upload, PartETags = [.. parts] }, Token))).ErrorCode;

        Assert.Equal("EntityTooSmall", await CodeAsync(id, tags[0], tags[1]));
        Assert.Equal("InvalidPart", await CodeAsync(id, new PartETag(1, "\"00\"")));
        Assert.Equal("NoSuchUpload", await CodeAsync("none", tags[0]));
        Assert.Single((await s3.Client.ListMultipartUploadsAsync("bucket", Token)).MultipartUploads);
        await s3.Client.AbortMultipartUploadAsync("bucket", "big", id, Token);
        Assert.Equal(0, s3.FileCount);
        Assert.Equal("NoSuchUpload", await CodeAsync(id, tags[0]));
    }

    [Fact]
    public async Task List_WithDelimiterAndPages_ShowsEveryKeyOnceInByteOrder()
    {
        await using var s3 = await TestObjects.OpenAsync();
        await s3.Objects.CreateBucketAsync("bucket", Token);
        string[] keys = ["a", "a/1", "a/2", "b/x/1", "b/x/2", "b/y", "c", "é", "\uFFFDz", "𝄞/1", "𝄞/2"];
        foreach (var key in keys)
        {
            await s3.Objects.PutAsync("bucket", key, new MemoryStream([1]), "x/y", Token);
        }

        for (var size = 1; size <= keys.Length + 1; size++)
        {
            Assert.Equal(keys, (await PagesAsync(s3.Client, size, "", null)).Keys);
            var (top, prefixes) = await PagesAsync(s3.Client, size, "", "/");
            Assert.Equal(["a", "c", "é", "\uFFFDz"], top);
            Assert.Equal(["a/", "b/", "𝄞/"], prefixes);
            (top, prefixes) = await PagesAsync(s3.Client, size, "b/", "/");
            Assert.Equal(["b/y"], top);
            Assert.Equal(["b/x/"], prefixes);
        }

        var after = await s3.Client.ListObjectsV2Async(new() { BucketName = "bucket", StartAfter = "b/x/1" }, Token);
        Assert.Equal(keys[4..], after.S3Objects.Select(o => o.Key));
    }

    private static async Task<(List<string> Keys, List<string> Prefixes)> PagesAsync(
        AmazonS3Client client, int size, string prefix, string? delimiter)
    {
        var (keys, prefixes) = (new List<string>(), new List<string>());
        var request = new ListObjectsV2Request { BucketName = "bucket", MaxKeys = size, Prefix = prefix, Delimiter = delimiter };
        ListObjectsV2Response page;
        do
        {
            page = await client.ListObjectsV2Async(request, Token);
            keys.AddRange((page.S3Objects ?? []).Select(o => o.Key));
            prefixes.AddRange(page.CommonPrefixes ?? []);
            Assert.InRange(page.KeyCount!.Value, 0, size);
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
        return (keys, prefixes);
    }

    [Fact]
    public async Task Event_BucketTells_ObjectCreatedReachesTheBus()
    {
        await using var s3 = await TestObjects.OpenAsync();
        await s3.Objects.CreateBucketAsync("bucket", Token);
        await s3.Client.PutObjectAsync(new() { BucketName = "bucket", Key = "before", ContentBody = "x" }, Token);
        await s3.Client.PutBucketNotificationAsync(new() { BucketName = "bucket", EventBridgeConfiguration = new() }, Token);
        Assert.NotNull((await s3.Client.GetBucketNotificationAsync("bucket", Token)).EventBridgeConfiguration);
        await s3.Client.PutObjectAsync(new() { BucketName = "bucket", Key = "k", ContentBody = "hello" }, Token);
        await s3.Client.CopyObjectAsync("bucket", "k", "bucket", "copy", Token);
        await s3.Client.DeleteObjectsAsync(new() { BucketName = "bucket", Objects = [new() { Key = "k" }, new() { Key = "never" }] }, Token);
        Assert.Equal(
            ["Object Created PutObject", "Object Created CopyObject", "Object Deleted DeleteObject"],
            s3.Events.All.Select(e => $"{e.DetailType} {Wire.Json.Text(e.Detail, "reason")}"));
        Assert.Equal(["arn:aws:s3:::bucket"], s3.Events.All.First().Resources);
    }

    [Fact]
    public async Task Restart_AfterCrash_KeepsObjectsAndRemovesOrphans()
    {
        await using var s3 = await TestObjects.OpenAsync();
        await s3.Objects.CreateBucketAsync("bucket", Token);
        await s3.Objects.PutAsync("bucket", "k", new MemoryStream("kept"u8.ToArray()), "text/plain", Token);
        var orphan = Path.Combine(s3.Directory, "objects", "00", new string('0', 32));
        Directory.CreateDirectory(Path.GetDirectoryName(orphan)!);
        await File.WriteAllTextAsync(orphan, "lost", Token);
        await File.WriteAllTextAsync(orphan + ".part", "lost", Token);
        await s3.ReopenAsync();
        Assert.Equal(1, s3.FileCount);
        await using var stream = await s3.Objects.OpenAsync("bucket", "k", Token);
        using var reader = new StreamReader(stream);
        Assert.Equal("kept", await reader.ReadToEndAsync(Token));
    }

    [Fact]
    public async Task Read_WhileOverwritten_SeesOneWholeVersion()
    {
        await using var s3 = await TestObjects.OpenAsync();
        await s3.Objects.CreateBucketAsync("bucket", Token);
        static byte[] Version(int n) => Encoding.ASCII.GetBytes(new string((char)('a' + (n % 26)), 1 << 20));
        await s3.Objects.PutAsync("bucket", "k", new MemoryStream(Version(0)), "x/y", Token);
        var writer = Task.Run(
            async () =>
            {
                for (var n = 1; n < 30; n++)
                {
                    await s3.Objects.PutAsync("bucket", "k", new MemoryStream(Version(n)), "x/y", Token);
                }
            },
            Token);
        do
        {
            await using var stream = await s3.Objects.OpenAsync("bucket", "k", Token);
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy, Token);
            Assert.Equal((1 << 20, 1), ((int)copy.Length, copy.ToArray().Distinct().Count()));
        }
        while (!writer.IsCompleted);
        await writer;
    }

    [Fact]
    public async Task Bucket_VirtualHostStyle_IsFound()
    {
        await using var s3 = await TestObjects.OpenAsync();
        await s3.Objects.CreateBucketAsync("my.bucket", Token);
        await s3.Objects.PutAsync("my.bucket", "a/b", new MemoryStream("hi"u8.ToArray()), "text/plain", Token);
        foreach (var host in (string[])["my.bucket.localhost", "my.bucket.s3.localhost"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(s3.Door.Endpoint, "/a/b"));
            request.Headers.Host = $"{host}:{s3.Door.Endpoint.Port}";
            Wire.TestSigner.Sign(request, "s3", []);
            using var response = await s3.Door.Client.SendAsync(request, Token);
            Assert.Equal("hi", await response.Content.ReadAsStringAsync(Token));
        }
    }

    [Fact]
    public async Task Presigned_GetAndPut_WorkUntilTheyExpire()
    {
        await using var s3 = await TestObjects.OpenAsync();
        await s3.Objects.CreateBucketAsync("bucket", Token);
        string Url(HttpVerb verb, int minutes) => s3.Client.GetPreSignedURL(new()
        {
            BucketName = "bucket",
            Key = "a b",
            Verb = verb,
            Protocol = Protocol.HTTP,
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(minutes),
        });
        using var body = new ByteArrayContent("hi"u8.ToArray());
        using var put = await s3.Door.Client.PutAsync(new Uri(Url(HttpVerb.PUT, 5)), body, Token);
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        Assert.Equal("hi", await s3.Door.Client.GetStringAsync(new Uri(Url(HttpVerb.GET, 5)), Token));
        using var other = await s3.Door.Client.GetAsync(new Uri(Url(HttpVerb.GET, 5).Replace("a%20b", "c", StringComparison.Ordinal)), Token);
        Assert.Contains("SignatureDoesNotMatch", await other.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }
}
