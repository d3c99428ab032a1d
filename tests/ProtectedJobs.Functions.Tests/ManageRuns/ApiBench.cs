using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using Microsoft.Extensions.Logging.Abstractions;
using ProtectedJobs.Aws.Tests.Management.Fakes;
using ProtectedJobs.Core.Approvals;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Functions.ManageRuns;
using ProtectedJobs.Functions.Telemetry;
using ProtectedJobs.Functions.Tests.Telemetry;

namespace ProtectedJobs.Functions.Tests.ManageRuns;

/// <summary>Calls the function as API Gateway does, and reads what it hands back.</summary>
internal sealed class ApiBench
{
    private readonly ManageRunsFunction _function;

    public ApiBench() => _function = new ManageRunsFunction(Bench.Client, Bench.Clock, new Invocations(NullLogger.Instance));

    public ClientBench Bench { get; } = new();

    public async Task<ApiAnswer> SendAsync(string method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        var parts = path.Split('?', 2);
        var all = new Dictionary<string, string> { ["host"] = "api.example.test", ["x-forwarded-proto"] = "https", ["content-type"] = "application/json" };
        foreach (var (name, value) in headers)
        {
            all[name.ToLowerInvariant()] = value;
        }

        var request = new APIGatewayHttpApiV2ProxyRequest
        {
            RawPath = $"/runtime/webhooks/durabletask/{parts[0]}",
            Headers = all,
            QueryStringParameters = parts.Length == 1 ? null : parts[1].Split('&').Select(pair => pair.Split('=', 2)).ToDictionary(
                pair => pair[0], pair => Uri.UnescapeDataString(pair[1])),
            Body = body,
            RequestContext = new()
            {
                Http = new() { Method = method },
                Authorizer = new() { IAM = new() { UserARN = "arn:aws:iam::000000000000:user/ada" } },
            },
        };
        var result = await _function.ManageRuns(request, new TestInvocation());
        using var stream = result.Serialize(new HttpResultSerializationOptions
        {
            Format = HttpResultSerializationOptions.ProtocolFormat.HttpApi,
            Version = HttpResultSerializationOptions.ProtocolVersion.V2,
        });
        var answer = await JsonNode.ParseAsync(stream);
        return new ApiAnswer(
            answer!["statusCode"]!.GetValue<int>(),
            answer["headers"].Deserialize<Dictionary<string, string>>()!,
            answer["body"] is { } text ? JsonNode.Parse(text.GetValue<string>()) : null);
    }

    public async Task EndedAsync(string runId, ExecutionStatus status, RunStatus outcome)
    {
        await Bench.RunAsync(runId, record => record with
        {
            Outcome = new RunOutcome(0, outcome, null, null, ClientBench.Start, null, null, null),
            AnnouncedAt = ClientBench.Start,
        });
        Bench.Machine.Executions[runId] = Bench.Machine.Executions[runId] with
        {
            Status = status,
            StopTime = ClientBench.Start,
            IsRedrivable = status != ExecutionStatus.Succeeded,
        };
    }

    public Task AskingAsync(string runId) => Bench.RunAsync(runId, record => record with
    {
        Approval = new Approval(0, 0, 5.33, 1, ClientBench.Start, ClientBench.Start.AddHours(1)),
    });
}

/// <summary>An answer as API Gateway reads it.</summary>
internal sealed record ApiAnswer(int Status, IReadOnlyDictionary<string, string> Headers, JsonNode? Body)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name.ToLowerInvariant());
}
