using System.Net;
using System.Text;
using Amazon.S3;
using ProtectedJobs.Aws.S3;
using ProtectedJobs.Aws.Tests.Wire;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Aws.Tests.S3;

/// <summary>The ledger's conditional writes: what S3 answers, and what it means to a run.</summary>
public sealed class S3LedgerTests : IDisposable
{
    private readonly ScriptedHttp _http = new();
    private readonly AmazonS3Client _client;
    private readonly S3Ledger _ledger;

    public S3LedgerTests()
    {
        _client = new AmazonS3Client(ScriptedHttp.Nobody, _http.Config(new AmazonS3Config { ForcePathStyle = true }));
        _ledger = new S3Ledger(_client, "ledger");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Write_OfAKeyNotSeen_AsksThatThereIsNone()
    {
        _http.Answer(HttpStatusCode.OK, "", ("ETag", "\"v1\""));

        Assert.Equal("\"v1\"", await WriteAsync(seen: null));
        Assert.Equal("PUT /ledger/runs/r.json If-None-Match: *", Assert.Single(_http.Asked));
    }

    [Fact]
    public async Task Write_OfAKeySeen_AsksForThatVersion()
    {
        _http.Answer(HttpStatusCode.OK, "", ("ETag", "\"v2\""));

        Assert.Equal("\"v2\"", await WriteAsync(seen: "\"v1\""));
        Assert.Equal("PUT /ledger/runs/r.json If-Match: \"v1\"", Assert.Single(_http.Asked));
    }

    [Theory]
    [InlineData(HttpStatusCode.PreconditionFailed, "PreconditionFailed")]
    [InlineData(HttpStatusCode.Conflict, "ConditionalRequestConflict")]
    [InlineData(HttpStatusCode.NotFound, "NoSuchKey")]
    public async Task Write_ThatAnotherWriteWasFasterThan_WroteNothing(HttpStatusCode status, string code)
    {
        _http.Answer(status, Error(code));

        Assert.Null(await WriteAsync(seen: "\"v1\""));
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, "InternalError", typeof(WorldUnavailable))]
    [InlineData(HttpStatusCode.NotFound, "NoSuchBucket", typeof(WorldUnavailable))]
    [InlineData(HttpStatusCode.ServiceUnavailable, "SlowDown", typeof(Throttled))]
    public async Task Write_ThatFails_MayBeAskedAgain(HttpStatusCode status, string code, Type error)
    {
        _http.Answer(status, Error(code));

        Assert.IsType(error, await Record.ExceptionAsync(() => WriteAsync(seen: null)));
    }

    [Fact]
    public async Task Read_OfAMissingKey_FindsNothing_AndOfAMissingBucket_Fails()
    {
        _http.Answer(HttpStatusCode.NotFound, Error("NoSuchKey")).Answer(HttpStatusCode.NotFound, Error("NoSuchBucket"));

        Assert.Null(await _ledger.ReadAsync("runs/r.json", Cancel));
        await Assert.ThrowsAsync<WorldUnavailable>(() => _ledger.ReadAsync("runs/r.json", Cancel));
    }

    [Fact]
    public async Task Read_TellsContentAndVersion()
    {
        // Of an upload in parts: others the SDK takes for the content's hash, and checks.
        _http.Answer(HttpStatusCode.OK, "{}", ("ETag", "\"v1-1\""));

        var entry = await _ledger.ReadAsync("runs/r.json", Cancel);

        Assert.Equal(("{}", "\"v1-1\""), (Encoding.UTF8.GetString(entry!.Content.Span), entry.Version));
    }

    private static string Error(string code) => $"<Error><Code>{code}</Code><Message>words</Message></Error>";

    private Task<string?> WriteAsync(string? seen) => _ledger.WriteAsync("runs/r.json", Encoding.UTF8.GetBytes("{}"), seen, Cancel);
}
