using System.Net;
using Amazon.Runtime;
using ProtectedJobs.Cli.Doctor;

namespace ProtectedJobs.Cli.Tests.Doctor;

public sealed class AccountQuotasTests
{
    private static readonly Uri s_endpoint = AccountQuotas.EndpointIn("eu-west-1");

    [Fact]
    public async Task Quotas_InPages_AreAskedForSignedAndReadByTheirCodes()
    {
        using var service = new Answers(
            (HttpStatusCode.OK, """{"Quotas":[{"QuotaCode":"L-B45D79BC","Value":5.0,"QuotaName":"x"}],"NextToken":"t"}"""),
            (HttpStatusCode.OK, """{"Quotas":[{"QuotaCode":"L-26B93E43","Value":1024.0}]}"""));

        var quotas = await AskAsync(service);

        Assert.Equal((5, 1024), (quotas[AccountQuotas.Jobs], quotas[AccountQuotas.Vcpus]));
        Assert.Equal(["""{"ServiceCode":"cleanrooms"}""", """{"ServiceCode":"cleanrooms","NextToken":"t"}"""], service.Bodies);
        Assert.All(service.Signatures, signature => Assert.Matches(
            "^AWS4-HMAC-SHA256 Credential=key/[0-9]{8}/eu-west-1/servicequotas/aws4_request, SignedHeaders=.*host;.*x-amz-security-token;x-amz-target, Signature=[0-9a-f]{64}$", signature));
        Assert.All(service.Targets, target => Assert.Equal("ServiceQuotasV20190624.ListServiceQuotas", target));
    }

    [Theory]
    [InlineData("""{"__type":"com.amazonaws.servicequotas#AccessDeniedException","Message":"no"}""", "AccessDeniedException: no")]
    [InlineData("<html>", "Service Quotas answered 400")]
    public async Task Refusal_IsToldInItsWords(string body, string words)
    {
        using var service = new Answers((HttpStatusCode.BadRequest, body));

        Assert.Equal(words, (await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync(service))).Message);
    }

    private static async Task<IReadOnlyDictionary<string, double>> AskAsync(Answers service)
    {
        using var http = new HttpClient(service, disposeHandler: false);
        return await new AccountQuotas(http, s_endpoint, "eu-west-1", new SessionAWSCredentials("key", "secret", "token"))
            .ReadAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Answers(params (HttpStatusCode Status, string Body)[] answers) : HttpMessageHandler
    {
        public List<string> Bodies { get; } = [];

        public List<string> Signatures { get; } = [];

        public List<string> Targets { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var (status, body) = answers[Bodies.Count];
            Bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            Signatures.Add(request.Headers.GetValues("Authorization").Single());
            Targets.Add(request.Headers.GetValues("X-Amz-Target").Single());
            Assert.Equal(s_endpoint, request.RequestUri);
            return new HttpResponseMessage(status) { Content = new StringContent(body) };
        }
    }
}
