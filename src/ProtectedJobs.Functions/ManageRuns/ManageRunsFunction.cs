using System.Net;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using ProtectedJobs.Aws.Management;
using ProtectedJobs.Functions.Telemetry;

namespace ProtectedJobs.Functions.ManageRuns;

/// <summary>The management API, behind API Gateway's HTTP API: Durable Functions' routes, statuses and payloads. See README.md here.</summary>
/// <param name="client">Manages runs.</param>
/// <param name="clock">Measures how long a request waits.</param>
/// <param name="invocations">Traces them.</param>
public sealed class ManageRunsFunction(RunClient client, TimeProvider clock, Invocations invocations)
{
    private readonly ManagementApi _api = new(client, clock);

    /// <summary>The function.</summary>
    [LambdaFunction(ResourceName = "ManageRunsFunction", MemorySize = 512, Timeout = 30)]
    [HttpApi(LambdaHttpMethod.Any, ManagementRequest.Root + "/{proxy+}")]
    public async Task<IHttpResult> ManageRuns(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) =>
        await invocations.OfEventAsync(nameof(ManageRuns), context, "http", () => AnswerAsync(request));

    private async Task<IHttpResult> AnswerAsync(APIGatewayHttpApiV2ProxyRequest request)
    {
        var answer = await _api.AnswerAsync(ManagementRequest.Of(request), CancellationToken.None);
        var result = HttpResults.NewResult((HttpStatusCode)answer.Status, answer.Body?.ToJsonString());
        if (answer.Body is not null)
        {
            result.AddHeader("content-type", "application/json; charset=utf-8");
        }

        foreach (var (name, value) in answer.Headers)
        {
            result.AddHeader(name, value);
        }

        return result;
    }
}
