namespace LocalCloud.Services.Tests.S3;

public sealed class JavaScriptClientTests
{
    [Fact]
    public async Task Objects_EveryOperation_AnswersAsAwsDoes()
    {
        await using var s3 = await TestObjects.OpenAsync();
        Assert.Equal("ok", await Testing.Node.RunAsync("s3/objects.mjs", [s3.Door.Endpoint.ToString()]));
    }
}
