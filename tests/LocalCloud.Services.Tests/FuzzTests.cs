using System.Collections.Concurrent;
using System.Net;
using System.Text;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.EventBridge;
using LocalCloud.Services.S3;
using LocalCloud.Services.Scheduler;
using LocalCloud.Services.Tests.EventBridge;
using LocalCloud.Services.Tests.Wire;
using Microsoft.Extensions.DependencyInjection;
using Testing;

namespace LocalCloud.Services.Tests;

/// <summary>Requests that nobody would send, well signed: no answer is a 500, and the cloud goes on answering.</summary>
public sealed class FuzzTests
{
    private static readonly string[] s_methods = ["GET", "PUT", "POST", "DELETE", "HEAD", "PATCH", "OPTIONS"];

    private static readonly string[] s_paths =
    [
        "/", "/bucket", "/bucket/", "/bucket/key", "/bucket/none", "/bucket/a%20b%2Fc", "/bucket/%00", "/bucket/%ff", "/bucket/%zz", "/bucket/%",
        "/Bad_Bucket/key", "/none/key", "//", "//key", "/bucket//key", "/bucket/../x", "/bucket/%2E%2E/%2E%2E/etc/passwd", "/bucket/%F0%9D%84%9E",
        "/schedules", "/schedules/", "/schedules/s", "/schedules/%20", "/schedules/a/b", "/schedule-groups", "/schedule-groups/g", "/schedule-groups/default",
    ];

    private static readonly string[] s_queries =
    [
        "", "list-type=2", "list-type=2&max-keys=-1", "list-type=2&max-keys=99999999999", "list-type=2&continuation-token=x", "list-type=2&continuation-token=MA%3D%3D",
        "list-type=2&delimiter=%2F&prefix=%F4%8F%BF%BF", "list-type=2&start-after=%F0%9D%84%9E&encoding-type=url", "encoding-type=xml", "marker=%00&delimiter=%00", "uploads", "uploads=&max-uploads=x",
        "uploadId=none", "uploadId=none&partNumber=1", "uploadId=none&partNumber=0", "partNumber=1", "partNumber=x", "delete", "delete&delete", "location", "versioning", "notification", "acl",
        "response-content-type=%0D%0Ax%3A%20y", "response-expires=%FF", "prefix=%", "groupName=none", "MaxResults=x", "MaxResults=1000&NextToken=-1", "ScheduleGroup=g&State=Q", "X-Amz-Expires=1", "a=b&a=c&%20=",
    ];

    private static readonly string[] s_bodies =
    [
        "", "{}", "[]", "null", "\"", "{\"Name\":1}", "{\"Name\":null}", "{\"Name\":\"r\"}", "{\"Name\":\"r\",\"EventPattern\":\"{}\"}", "{\"Name\":\"r\",\"EventPattern\":\"{\\\"a\\\":[{\\\"numeric\\\":[\\\"<\\\",1e999]}]}\"}",
        "{\"Name\":\"r\",\"EventPattern\":\"{\\\"detail\\\":{\\\"a\\\":[{\\\"wildcard\\\":\\\"*a*b*\\\"}]}}\"}", "{\"Name\":\"r\",\"ScheduleExpression\":\"cron(0 0 30 2 ? *)\"}", "{\"Name\":\"r\",\"ScheduleExpression\":\"rate(1000000 days)\"}",
        "{\"Name\":\"r\",\"ScheduleExpression\":\"rate(5 minutes)\",\"State\":\"ON\"}", "{\"Rule\":\"r\",\"Targets\":[{}]}", "{\"Rule\":\"r\",\"Targets\":[null]}", "{\"Rule\":\"r\",\"Targets\":[{\"Id\":\"t\",\"Arn\":\"arn:aws:events:::x\"}]}",
        "{\"Rule\":\"r\",\"Targets\":[{\"Id\":\"t\",\"Arn\":\"arn:aws:lambda:x\",\"InputTransformer\":{\"InputTemplate\":\"<\"}}]}", "{\"Rule\":\"r\",\"Targets\":[{\"Id\":\"t\",\"Arn\":\"arn:aws:lambda:x\",\"RetryPolicy\":{\"MaximumRetryAttempts\":1e30}}]}",
        "{\"Entries\":[]}", "{\"Entries\":[{}]}", "{\"Entries\":[null]}", "{\"Entries\":[{\"Source\":\"s\",\"DetailType\":\"t\",\"Detail\":\"{\\\"a\\\":\\\"\\\\ud800\\\"}\"}]}", "{\"Entries\":[{\"Source\":\"s\",\"DetailType\":\"t\",\"Detail\":\"{\\\"a\\\":1,\\\"a\\\":2}\"}]}",
        "{\"Entries\":[{\"Source\":\"s\",\"DetailType\":\"t\",\"Detail\":\"{}\",\"Time\":1e300}]}", "{\"Entries\":[{\"Source\":\"s\",\"DetailType\":\"t\",\"Detail\":\"{}\",\"Time\":\"x\",\"Resources\":[1]}]}", "{\"Entries\":[{\"Source\":\"s\",\"DetailType\":\"t\",\"Detail\":\"{\\\"ok\\\":true}\"}]}",
        "{\"EventPattern\":\"{\\\"a\\\":[1]}\",\"Event\":\"x\"}", "{\"EventPattern\":\"{\\\"a\\\":[1]}\",\"Event\":\"[]\"}", "{\"Limit\":0}", "{\"Limit\":1e99}", "{\"NextToken\":\"-5\"}", "{\"\\ud800\":1}", "{\"a\":\"\\udc00\"}",
        "{\"ScheduleExpression\":\"rate(1 hour)\",\"FlexibleTimeWindow\":{\"Mode\":\"OFF\"},\"Target\":{\"Arn\":\"arn:aws:lambda:x\",\"RoleArn\":\"r\"}}", "{\"ScheduleExpression\":\"at(9999-12-31T23:59:59)\",\"FlexibleTimeWindow\":{\"Mode\":\"FLEXIBLE\",\"MaximumWindowInMinutes\":1440},\"Target\":{\"Arn\":\"arn:aws:lambda:x\",\"RoleArn\":\"r\"}}",
        "{\"ScheduleExpression\":\"rate(1000000 days)\",\"StartDate\":1e300,\"FlexibleTimeWindow\":{\"Mode\":\"OFF\"},\"Target\":{\"Arn\":\"arn:aws:lambda:x\",\"RoleArn\":\"r\"}}", "{\"ScheduleExpression\":\"at(0001-01-01T00:00:00)\",\"ScheduleExpressionTimezone\":\"Asia/Tokyo\",\"FlexibleTimeWindow\":{\"Mode\":\"OFF\"},\"Target\":{\"Arn\":\"arn:aws:lambda:x\",\"RoleArn\":\"r\"}}",
        "<Delete><Object><Key>a</Key></Object></Delete>", "<Delete/>", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><Delete><Object><Key>&b;</Key></Object></Delete>", "<a>", "<NotificationConfiguration><EventBridgeConfiguration/></NotificationConfiguration>",
        "<CompleteMultipartUpload><Part><PartNumber>x</PartNumber></Part></CompleteMultipartUpload>", "hello",
    ];

    private static readonly (string Name, string Value)[] s_headers =
    [
        ("Range", "bytes=0-0"), ("Range", "bytes=-"), ("Range", "bytes=99999999999999999999-"), ("If-Match", "*"), ("If-Match", "\"x\""), ("If-None-Match", "*"), ("If-Modified-Since", "never"),
        ("x-amz-copy-source", "bucket/key"), ("x-amz-copy-source", "%"), ("x-amz-copy-source", "/"), ("x-amz-copy-source-range", "bytes=5-1"), ("x-amz-meta-a", "=?UTF-8?B??="), ("x-amz-checksum-crc32", "AAAAAA=="),
        ("x-amz-checksum-sha256", "x"), ("x-amz-checksum-algorithm", "MD4"), ("x-amz-checksum-type", "HALF"), ("x-amz-sdk-checksum-algorithm", "CRC64NVME"), ("x-amz-trailer", "x-amz-checksum-crc32"), ("x-amz-checksum-mode", "ENABLED"),
        ("x-amz-decoded-content-length", "5"), ("x-amz-decoded-content-length", "-5"), ("x-amz-security-token", "t"), ("Expect", "x"), ("Content-Encoding", "aws-chunked"),
    ];

    private static readonly string[] s_operations =
    [
        "PutEvents", "PutRule", "PutTargets", "RemoveTargets", "DeleteRule", "DescribeRule", "ListRules", "ListTargetsByRule", "ListRuleNamesByTarget", "TestEventPattern",
        "CreateEventBus", "DeleteEventBus", "DescribeEventBus", "ListEventBuses", "EnableRule", "DisableRule", "Nothing", "",
    ];

    [Fact]
    public Task Request_OfRandomParts_IsNever500() => RunAsync(seed: 1, count: 500);

    [Fact]
    [Trait("Size", "Long")]
    public Task Request_OfManyRandomParts_IsNever500() => RunAsync(seed: 2, count: Effort.Of(2_000, 100_000));

    private static async Task RunAsync(int seed, int count)
    {
        using var folder = new TemporaryFolder();
        var targets = new RecordedTargets();
        await using var door = await TestDoor.OpenAsync(
            TimeProvider.System,
            services => services
                .AddSingleton<IAuthorizer>(new AllowAll())
                .AddSingleton<IExecutions>(targets)
                .AddSingleton<ILambdaFunctions>(targets)
                .AddLocalEventBridge()
                .AddLocalScheduler()
                .AddLocalS3(),
            directory: folder.Path);
        var objects = door.Services.GetRequiredService<IObjects>();
        await objects.CreateBucketAsync("bucket", TestContext.Current.CancellationToken);
        var random = new Random(seed);
        var seen = new ConcurrentDictionary<int, int>();
        for (var i = 0; i < count; i++)
        {
            using var request = Make(random, door.Endpoint, out var described);
            using var response = await door.Client.SendAsync(request, TestContext.Current.CancellationToken);
            seen.AddOrUpdate((int)response.StatusCode, 1, (_, n) => n + 1);
            Assert.False(
                response.StatusCode == HttpStatusCode.InternalServerError,
                $"request {i} of seed {seed}: {described}");
        }

        // All kinds of answers, or the requests are not as odd as they are meant to be.
        Assert.Superset(new HashSet<int> { 200, 400, 404 }, seen.Keys.ToHashSet());
    }

    private static HttpRequestMessage Make(Random random, Uri endpoint, out string described)
    {
        var service = Pick(random, ["s3", "s3", "events", "scheduler"]);
        var method = service == "events" ? "POST" : Pick(random, s_methods);
        var path = service == "events" ? "/" : Pick(random, s_paths);
        var query = service == "events" || random.Next(3) == 0 ? "" : Pick(random, s_queries);
        var text = Pick(random, s_bodies);
        if (random.Next(8) == 0 && text.Length > 0)
        {
            // One character that should be another.
            var at = random.Next(text.Length);
            text = $"{text[..at]}{(char)random.Next(32, 127)}{text[(at + 1)..]}";
        }

        var body = Encoding.UTF8.GetBytes(text);
        var uri = new Uri(
            $"{endpoint.Scheme}://{endpoint.Authority}{path}{(query.Length > 0 ? "?" : "")}{query}",
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var request = new HttpRequestMessage(new HttpMethod(method), uri);
        if (method is not "GET" and not "HEAD")
        {
            request.Content = new ByteArrayContent(body);
        }
        else
        {
            body = [];
        }

        var (name, value) = service == "s3" && random.Next(2) == 0 ? Pick(random, s_headers) : ("x-amz-none", "1");
        request.Headers.TryAddWithoutValidation(name, value);
        if (service == "events")
        {
            request.Headers.Add("X-Amz-Target", $"AWSEvents.{Pick(random, s_operations)}");
        }

        var hash = service == "s3" && random.Next(10) == 0
            ? Pick(random, ["UNSIGNED-PAYLOAD", "STREAMING-UNSIGNED-PAYLOAD-TRAILER", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "STREAMING-NOTHING", "x"])
            : null;
        TestSigner.Sign(request, service, body, payloadHash: hash);
        if (random.Next(50) == 0)
        {
            request.Headers.Remove("Authorization");
            request.Headers.TryAddWithoutValidation("Authorization", Pick(random, ["x", "AWS4-HMAC-SHA256 ", "AWS4-HMAC-SHA256 Credential=a/b/c/s3/aws4_request, SignedHeaders=, Signature="]));
        }

        described = $"{service} {method} {path}?{query} {name}: {value} {request.Headers.TryGetValues("X-Amz-Target", out var t)} {string.Join(',', t ?? [])} {hash} {text}";
        return request;
    }

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];
}
