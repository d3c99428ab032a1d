using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Benchmarks.Manifests;

/// <summary>
/// An S3 that has a job's results of any size and takes whatever is put: pages of 1,000 objects written as they are asked for, so that the
/// server is neither the limit nor full.
/// </summary>
internal sealed class ObjectListServer : IAsyncDisposable
{
    public const string Prefix = "output/job/";
    private const int PageSize = 1000;

    private readonly WebApplication _app;
    private long _bytesPut;

    private ObjectListServer(WebApplication app) => _app = app;

    public Uri Endpoint => new(_app.Urls.Single());

    /// <summary>Bytes that were put, all requests together.</summary>
    public long BytesPut => Interlocked.Read(ref _bytesPut);

    public static async Task<ObjectListServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        var server = new ObjectListServer(builder.Build());
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>The bucket whose listing has so many objects.</summary>
    public static string Bucket(int objects) => string.Create(CultureInfo.InvariantCulture, $"results-{objects}");

    private async Task AnswerAsync(HttpContext http)
    {
        if (http.Request.Method != "GET")
        {
            await TakeAsync(http);
            return;
        }

        var count = int.Parse(http.Request.Path.Value!.Trim('/').Split('-')[^1], CultureInfo.InvariantCulture);
        var from = int.TryParse(http.Request.Query["continuation-token"], CultureInfo.InvariantCulture, out var token) ? token : 0;
        http.Response.ContentType = "application/xml";
        if (http.Request.Query.ContainsKey("delimiter"))
        {
            await http.Response.WriteAsync($"<ListBucketResult><IsTruncated>false</IsTruncated><CommonPrefixes><Prefix>{Prefix}scores/</Prefix></CommonPrefixes></ListBucketResult>");
            return;
        }

        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Page(from, Math.Min(count, from + PageSize), count)));
    }

    private async Task TakeAsync(HttpContext http)
    {
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer)) > 0)
        {
            Interlocked.Add(ref _bytesPut, read);
        }

        http.Response.Headers.ETag = "\"etag\"";
        if (http.Request.Method == "POST")
        {
            http.Response.ContentType = "application/xml";
            await http.Response.WriteAsync(http.Request.Query.ContainsKey("uploads")
                ? "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>"
                : "<CompleteMultipartUploadResult><ETag>\"etag\"</ETag></CompleteMultipartUploadResult>");
        }
    }

    private static string Page(int from, int to, int count)
    {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">");
        xml.Append(CultureInfo.InvariantCulture, $"<Name>b</Name><Prefix>{Prefix}</Prefix><KeyCount>{to - from}</KeyCount><MaxKeys>{PageSize}</MaxKeys>");
        xml.Append(CultureInfo.InvariantCulture, $"<IsTruncated>{(to < count ? "true" : "false")}</IsTruncated>");
        if (to < count)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<NextContinuationToken>{to}</NextContinuationToken>");
        }

        for (var at = from; at < to; at++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<Contents><Key>{Prefix}scores/part-{at:0000000}-7d1f0f6e-2c0b-4a8f-9d55-3b1a6f2e9c11-c000.snappy.parquet</Key>");
            xml.Append(CultureInfo.InvariantCulture, $"<LastModified>2026-08-04T10:00:00.000Z</LastModified><ETag>&quot;{at:x32}&quot;</ETag><Size>{1024 + at}</Size><StorageClass>STANDARD</StorageClass></Contents>");
        }

        return xml.Append("</ListBucketResult>").ToString();
    }
}
