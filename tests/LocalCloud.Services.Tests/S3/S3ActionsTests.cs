using System.Text.Json.Nodes;
using LocalCloud.Services.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace LocalCloud.Services.Tests.S3;

public sealed class S3ActionsTests
{
    private static readonly Caller s_caller = new("000000000000", "arn:aws:iam::000000000000:root", "us-east-1", "r");

    [Fact]
    public async Task Actions_OnObjects_AnswerAsTheSdkDoes()
    {
        await using var s3 = await TestObjects.OpenAsync();
        await s3.Objects.CreateBucketAsync("bucket", TestContext.Current.CancellationToken);
        var actions = s3.Door.Services.GetRequiredService<ISdkActions>();
        async Task<JsonNode> CallAsync(string action, string parameters) =>
            JsonNode.Parse(await actions.CallAsync(action, parameters, s_caller, TestContext.Current.CancellationToken))!;

        await CallAsync("putObject", """{"Bucket":"bucket","Key":"a/1","Body":{"x":1},"ContentType":"application/json"}""");
        await CallAsync("putObject", """{"Bucket":"bucket","Key":"b","Body":"text","IfNoneMatch":"*"}""");
        Assert.Equal("""{"x":1}""", (string?)(await CallAsync("getObject", """{"Bucket":"bucket","Key":"a/1"}"""))["Body"]);
        Assert.Equal(4, (int)(await CallAsync("headObject", """{"Bucket":"bucket","Key":"b"}"""))["ContentLength"]!);
        var list = await CallAsync("listObjectsV2", """{"Bucket":"bucket","Delimiter":"/"}""");
        Assert.Equal(["b"], list["Contents"]!.AsArray().Select(o => (string)o!["Key"]!));
        Assert.Equal(["a/"], list["CommonPrefixes"]!.AsArray().Select(o => (string)o!["Prefix"]!));
        await CallAsync("deleteObject", """{"Bucket":"bucket","Key":"b"}""");
        Assert.Equal(
            "NoSuchKeyException",
            (await Assert.ThrowsAsync<AwsException>(() => CallAsync("getObject", """{"Bucket":"bucket","Key":"b"}"""))).Code);
    }
}
