using Amazon.ServiceQuotas;
using Amazon.ServiceQuotas.Model;

namespace StandIns.Tests.ServiceClients;

/// <summary>Service Quotas as awsJson1.1 has it on the wire.</summary>
public sealed class ServiceQuotasWireTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Quota_AppliedFor_IsAskedForAndRead()
    {
        await using var server = await WireServer.StartAsync(WireAnswer.Ok(
            """{"Quota":{"ServiceCode":"cleanrooms","ServiceName":"AWS Clean Rooms","QuotaArn":"a","QuotaCode":"L-1","QuotaName":"n","Value":20.0,"Unit":"None","Adjustable":true,"GlobalQuota":false,"Description":"d","QuotaAppliedAtLevel":"ACCOUNT"}}"""));
        using var client = Clients.ServiceQuotas(server);

        var quota = (await client.GetServiceQuotaAsync(new() { ServiceCode = "cleanrooms", QuotaCode = "L-1", ContextId = "c" }, Token)).Quota;

        var request = server.Only();
        Assert.Equal(("POST", "/"), (request.Method, request.Target));
        Assert.Equal("application/x-amz-json-1.1", request.Headers["Content-Type"]);
        Assert.Equal("ServiceQuotasV20190624.GetServiceQuota", request.Headers["X-Amz-Target"]);
        Assert.Contains("/eu-west-1/servicequotas/aws4_request", request.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal("""{"ServiceCode":"cleanrooms","QuotaCode":"L-1","ContextId":"c"}""", request.Body);
        Assert.Equal(("cleanrooms", "AWS Clean Rooms", "a", "L-1", "n"), (quota.ServiceCode, quota.ServiceName, quota.QuotaArn, quota.QuotaCode, quota.QuotaName));
        Assert.Equal((20, "None", true, false, "d"), (quota.Value, quota.Unit, quota.Adjustable, quota.GlobalQuota, quota.Description));
    }

    [Fact]
    public async Task Quota_OfEverybody_IsAskedForAndRead()
    {
        await using var server = await WireServer.StartAsync(WireAnswer.Ok("""{"Quota":{"Value":5}}"""));
        using var client = Clients.ServiceQuotas(server);

        var quota = (await client.GetAWSDefaultServiceQuotaAsync(new() { ServiceCode = "cleanrooms", QuotaCode = "L-1" }, Token)).Quota;

        Assert.Equal("ServiceQuotasV20190624.GetAWSDefaultServiceQuota", server.Only().Headers["X-Amz-Target"]);
        Assert.Equal("""{"ServiceCode":"cleanrooms","QuotaCode":"L-1"}""", server.Only().Body);
        Assert.Equal(5, quota.Value);
    }

    [Theory]
    [InlineData("AccessDeniedException", typeof(AccessDeniedException))]
    [InlineData("IllegalArgumentException", typeof(IllegalArgumentException))]
    [InlineData("NoSuchResourceException", typeof(NoSuchResourceException))]
    [InlineData("ServiceException", typeof(ServiceException))]
    [InlineData("TooManyRequestsException", typeof(TooManyRequestsException))]
    [InlineData("DependencyAccessDeniedException", typeof(AmazonServiceQuotasException))]
    public async Task Error_ByItsWireName_IsItsException(string wire, Type exception)
    {
        await using var server = await WireServer.StartAsync(WireAnswer.RpcError(wire, "told"));
        using var client = Clients.ServiceQuotas(server);

        var e = await Assert.ThrowsAnyAsync<AmazonServiceQuotasException>(() => client.GetServiceQuotaAsync(new() { ServiceCode = "cleanrooms", QuotaCode = "L-1" }, Token));

        Assert.IsType(exception, e);
        Assert.Equal((wire, "told"), (e.ErrorCode, e.Message));
    }
}
