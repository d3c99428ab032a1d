using System.Net;
using System.Xml.Linq;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.Sts;
using LocalCloud.Services.Tests.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace LocalCloud.Services.Tests.Sts;

public sealed class CallerIdentityTests
{
    [Fact]
    public async Task Identity_OfTheRoot_IsItsAccount()
    {
        await using var door = await OpenAsync();
        var (status, body) = await AskAsync(door, "GetCallerIdentity");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            [("Arn", "arn:aws:iam::000000000000:root"), ("UserId", "000000000000"), ("Account", "000000000000")],
            body.Elements().First().Elements().Select(each => (each.Name.LocalName, each.Value)));
        Assert.Equal("https://sts.amazonaws.com/doc/2011-06-15/", body.Name.NamespaceName);
    }

    [Fact]
    public async Task Identity_OfARole_IsItsSession()
    {
        await using var door = await OpenAsync();
        var keys = door.Services.GetRequiredService<IAccessKeys>().Issue("arn:aws:iam::000000000000:role/app/Runner", "StartJob");
        var (_, body) = await AskAsync(door, "GetCallerIdentity", keys);
        Assert.Equal(
            ["arn:aws:sts::000000000000:assumed-role/Runner/StartJob", "Runner:StartJob", "000000000000"],
            body.Elements().First().Elements().Select(each => each.Value));
    }

    [Theory]
    [InlineData("sts", "AssumeRole", "local", HttpStatusCode.BadRequest, "InvalidAction", "Could not find operation AssumeRole for version 2011-06-15")]
    [InlineData("sts", "GetCallerIdentity", "wrong", HttpStatusCode.Forbidden, "SignatureDoesNotMatch", null)]
    [InlineData("sqs", "ListQueues", "local", HttpStatusCode.NotFound, "UnknownOperationException", "There is no service sqs here.")]
    public async Task Query_Refused_SaysSoInTheProtocolsWords(
        string service, string action, string secret, HttpStatusCode status, string code, string? message)
    {
        await using var door = await OpenAsync();
        var (answered, body) = await AskAsync(door, action, new LocalCredentials("local", secret, null, "", ""), service);
        Assert.Equal((status, "ErrorResponse"), (answered, body.Name.LocalName));
        Assert.Equal((code, "Sender"), (body.Element("Error")!.Element("Code")!.Value, body.Element("Error")!.Element("Type")!.Value));
        Assert.True(message is null || message == body.Element("Error")!.Element("Message")!.Value);
        Assert.NotEmpty(body.Element("RequestId")!.Value);
    }

    private static Task<TestDoor> OpenAsync() => TestDoor.OpenAsync(TimeProvider.System, services => services.AddLocalSts());

    private static async Task<(HttpStatusCode Status, XElement Body)> AskAsync(TestDoor door, string action, LocalCredentials? keys = null, string service = "sts")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, door.Endpoint)
        {
            Content = new FormUrlEncodedContent([new("Action", action), new("Version", "2011-06-15")]),
        };
        var body = await request.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        TestSigner.Sign(request, service, body, keys?.AccessKeyId ?? "local", keys?.SecretAccessKey ?? "local", keys?.SessionToken);
        using var response = await door.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, XElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }
}
