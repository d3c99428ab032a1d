using LocalCloud.Services.Contracts;
using LocalCloud.Services.Lambda;

namespace LocalCloud.Services.Tests.Lambda;

public sealed class FunctionNameTests
{
    [Theory]
    [InlineData("name", "name", null)]
    [InlineData("name:$LATEST", "name", "$LATEST")]
    [InlineData("000000000000:function:name", "name", null)]
    [InlineData("000000000000:function:name:7", "name", "7")]
    [InlineData("arn:aws:lambda:us-east-1:000000000000:function:a-b_1", "a-b_1", null)]
    [InlineData("arn:aws:lambda:us-east-1:000000000000:function:name:live", "name", "live")]
    public void Name_InEachOfItsForms_IsRead(string text, string name, string? qualifier) =>
        Assert.Equal(new FunctionName(name, qualifier), FunctionName.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("arn:aws:s3:::bucket/key")]
    public void Name_OfAnotherForm_IsRefused(string text) =>
        Assert.Equal("ValidationException", Assert.Throws<AwsException>(() => FunctionName.Parse(text)).Code);
}
