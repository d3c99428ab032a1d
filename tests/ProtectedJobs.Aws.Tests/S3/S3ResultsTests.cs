using System.Net;
using Amazon.S3;
using ProtectedJobs.Aws.S3;
using ProtectedJobs.Aws.Tests.Wire;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Aws.Tests.S3;

public sealed class S3ResultsTests : IDisposable
{
    private readonly ScriptedHttp _http = new();
    private readonly AmazonS3Client _client;
    private readonly S3Results _results;

    public S3ResultsTests()
    {
        _client = new AmazonS3Client(ScriptedHttp.Nobody, _http.Config(new AmazonS3Config { ForcePathStyle = true }));
        _results = new S3Results(_client);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task List_ReadsAPage_AndTellsTheNext()
    {
        _http.Answer(HttpStatusCode.OK, Page("a/part-0", more: "next")).Answer(HttpStatusCode.OK, Page("a/part-1", more: null));

        var query = new ResultQuery("bucket", "a/") { After = "a/b/" };
        var first = Assert.IsType<ResultListing.Found>(await _results.ListAsync(query, Cancel));
        var second = Assert.IsType<ResultListing.Found>(await _results.ListAsync(query with { Page = first.NextPage }, Cancel));

        Assert.Equal([new ResultObject("a/part-0", 7, "e"), new ResultObject("a/part-1", 7, "e")], first.Objects.Concat(second.Objects));
        Assert.Null(second.NextPage);
        Assert.Equal(["GET /bucket/?list-type=2&prefix=a%2F&start-after=a%2Fb%2F", "GET /bucket/?list-type=2&continuation-token=next&prefix=a%2F&start-after=a%2Fb%2F"], _http.Asked);
    }

    [Fact]
    public async Task List_OfFolders_TellsThemInPlaceOfTheirObjects()
    {
        _http.Answer(HttpStatusCode.OK, """
            <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>bucket</Name><IsTruncated>false</IsTruncated>
            <CommonPrefixes><Prefix>a/b/</Prefix></CommonPrefixes><CommonPrefixes><Prefix>a/c/</Prefix></CommonPrefixes></ListBucketResult>
            """);

        var found = Assert.IsType<ResultListing.Found>(await _results.ListAsync(new ResultQuery("bucket", "a/") { FoldsFolders = true }, Cancel));

        Assert.Equal(["a/b/", "a/c/"], found.Folders);
        Assert.Empty(found.Objects);
        Assert.Equal("GET /bucket/?list-type=2&delimiter=%2F&prefix=a%2F", Assert.Single(_http.Asked));
    }

    // A partner's bucket: that it may not be read is a fact about the results, not the run's failure.
    [Theory]
    [InlineData(HttpStatusCode.Forbidden, "AccessDenied")]
    [InlineData(HttpStatusCode.NotFound, "NoSuchBucket")]
    public async Task List_OfAPlaceThatMayNotBeRead_TellsWhy(HttpStatusCode status, string code)
    {
        _http.Answer(status, $"<Error><Code>{code}</Code><Message>words</Message></Error>");

        var unreadable = Assert.IsType<ResultListing.Unreadable>(await _results.ListAsync(new ResultQuery("bucket", "a/"), Cancel));

        Assert.Contains(code, unreadable.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_ThatFails_MayBeAskedAgain()
    {
        _http.Answer(HttpStatusCode.InternalServerError, "<Error><Code>InternalError</Code></Error>");

        await Assert.ThrowsAsync<WorldUnavailable>(() => _results.ListAsync(new ResultQuery("bucket", "a/"), Cancel));
    }

    private static string Page(string key, string? more) =>
        $"""
        <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>bucket</Name><IsTruncated>{(more is null ? "false" : "true")}</IsTruncated>
        {(more is null ? "" : $"<NextContinuationToken>{more}</NextContinuationToken>")}
        <Contents><Key>{key}</Key><Size>7</Size><ETag>"e"</ETag></Contents></ListBucketResult>
        """;
}
