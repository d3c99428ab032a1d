using System.Net;
using Amazon.CleanRooms;
using Amazon.CleanRooms.Model;
using Amazon.Runtime;

namespace StandIns.Tests.ServiceClients;

/// <summary>Every error of the protected-job API as its exception.</summary>
public sealed class CleanRoomsErrorTests
{
    [Fact]
    public async Task ValidationException_HasReasonAndFields()
    {
        var e = await FailAsync<ValidationException>(WireAnswer.RestError(
            400,
            "ValidationException",
            """{"message":"bad","reason":"FIELD_VALIDATION_FAILED","fieldList":[{"name":"type","message":"is required"},{"name":"b","message":"c"}]}"""));

        Assert.Equal("bad", e.Message);
        Assert.Equal(ValidationExceptionReason.FIELD_VALIDATION_FAILED, e.Reason);
        Assert.Equal([("type", "is required"), ("b", "c")], e.FieldList.Select(f => (f.Name, f.Message)));
        Assert.Equal(("ValidationException", HttpStatusCode.BadRequest, "request-1"), (e.ErrorCode, e.StatusCode, e.RequestId));
    }

    [Fact]
    public async Task ServiceQuotaExceededException_IsA402WithTheQuota()
    {
        var e = await FailAsync<ServiceQuotaExceededException>(WireAnswer.RestError(
            402, "ServiceQuotaExceededException:http://internal.amazon.com/", """{"message":"one job","quotaName":"jobs","quotaValue":1}"""));

        Assert.Equal(("jobs", 1d), (e.QuotaName, e.QuotaValue));
        Assert.Equal((HttpStatusCode)402, e.StatusCode);
        Assert.Equal("ServiceQuotaExceededException", e.ErrorCode);
    }

    [Fact]
    public async Task ConflictException_NamesTheResource()
    {
        var e = await FailAsync<ConflictException>(WireAnswer.RestError(
            409, "ConflictException", """{"message":"done","resourceId":"j","resourceType":"MEMBERSHIP","reason":"INVALID_STATE"}"""));

        Assert.Equal(("j", ResourceType.MEMBERSHIP, ConflictExceptionReason.INVALID_STATE), (e.ResourceId, e.ResourceType, e.Reason));
    }

    [Fact]
    public async Task ResourceNotFoundException_NamesTheResource()
    {
        var e = await FailAsync<ResourceNotFoundException>(WireAnswer.RestError(
            404, "ResourceNotFoundException", """{"message":"none","resourceId":"j","resourceType":"COLLABORATION"}"""));

        Assert.Equal(("j", ResourceType.COLLABORATION), (e.ResourceId, e.ResourceType));
    }

    [Fact]
    public async Task AccessDeniedException_HasItsReason()
    {
        var e = await FailAsync<AccessDeniedException>(WireAnswer.RestError(
            403, "AccessDeniedException", """{"message":"no","reason":"INSUFFICIENT_PERMISSIONS"}"""));

        Assert.Equal(AccessDeniedExceptionReason.INSUFFICIENT_PERMISSIONS, e.Reason);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(400)]
    public async Task ThrottlingException_ComesAsEitherStatus(int status)
    {
        var e = await FailAsync<ThrottlingException>(WireAnswer.RestError(status, "ThrottlingException", """{"message":"slow down"}"""));

        Assert.Equal(status, (int)e.StatusCode);
    }

    [Fact]
    public async Task InternalServerException_IsA500() =>
        Assert.Equal(
            HttpStatusCode.InternalServerError,
            (await FailAsync<InternalServerException>(WireAnswer.RestError(500, "InternalServerException", """{"message":"oh"}"""))).StatusCode);

    [Theory]
    [InlineData("""{"__type":"com.amazonaws.cleanrooms#ThrottlingException","message":"m"}""")]
    [InlineData("""{"code":"ThrottlingException","message":"m"}""")]
    [InlineData("""{"__type":"ThrottlingException:http://x","Message":"m"}""")]
    public async Task ErrorName_InTheBody_IsReadToo(string body)
    {
        var e = await FailAsync<ThrottlingException>(new WireAnswer(HttpStatusCode.TooManyRequests, body));

        Assert.Equal(("ThrottlingException", "m"), (e.ErrorCode, e.Message));
    }

    [Fact]
    public async Task Error_TheApiDoesNotName_IsTheServiceException()
    {
        var e = await FailAsync<AmazonCleanRoomsException>(WireAnswer.RestError(403, "ExpiredTokenException", """{"message":"old"}"""));

        Assert.Equal("ExpiredTokenException", e.ErrorCode);
    }

    [Fact]
    public async Task Error_ThatIsNotJson_IsTheServiceExceptionWithTheText()
    {
        var e = await FailAsync<AmazonCleanRoomsException>(
            new WireAnswer(HttpStatusCode.BadGateway, "<html>bad gateway</html>") { ContentType = "text/html", Headers = [] });

        Assert.Equal(HttpStatusCode.BadGateway, e.StatusCode);
        Assert.Contains("<html>bad gateway</html>", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("this is not JSON")]
    [InlineData("[]")]
    [InlineData("""{"protectedJob":{"createTime":"not a time"}}""")]
    [InlineData("""{"protectedJob":5}""")]
    public async Task Answer_ThatCannotBeRead_SaysSo(string body)
    {
        await using var server = await WireServer.StartAsync(WireAnswer.Ok(body));
        using var client = Clients.CleanRooms(server);

        await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => GetAsync(client));
    }

    [Fact]
    public async Task Throttling_WithRetriesAllowed_IsAskedAgain()
    {
        await using var server = await WireServer.StartAsync(
            WireAnswer.RestError(429, "ThrottlingException", """{"message":"slow down"}"""), WireAnswer.Ok("""{"protectedJob":{"id":"j"}}"""));
        using var client = Clients.CleanRooms(server, retries: 1);

        await GetAsync(client);

        Assert.Equal(2, server.Requests.Count);
    }

    private static async Task<T> FailAsync<T>(WireAnswer answer)
        where T : Exception
    {
        await using var server = await WireServer.StartAsync(answer);
        using var client = Clients.CleanRooms(server);
        var e = await Assert.ThrowsAsync<T>(() => GetAsync(client));
        Assert.Single(server.Requests);
        return e;
    }

    private static Task<GetProtectedJobResponse> GetAsync(AmazonCleanRoomsClient client) => client.GetProtectedJobAsync(
        new GetProtectedJobRequest { MembershipIdentifier = "m", ProtectedJobIdentifier = "j" }, TestContext.Current.CancellationToken);
}
