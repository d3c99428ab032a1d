using System.Net.Http.Json;
using System.Text.Json;
using Amazon.CleanRooms;
using Amazon.CleanRooms.Model;
using Amazon.Runtime;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace EndToEnd.Tests;

/// <summary>The administrator's clients of a local cloud in another process.</summary>
public sealed class CloudClients : IDisposable
{
    private readonly AmazonCleanRoomsClient _cleanRooms;
    private readonly HttpClient _admin;

    public CloudClients(Uri endpoint)
    {
        var local = new BasicAWSCredentials("local", "local");
        StepFunctions = new AmazonStepFunctionsClient(local, At(endpoint, new AmazonStepFunctionsConfig()));
        _cleanRooms = new AmazonCleanRoomsClient(local, At(endpoint, new AmazonCleanRoomsConfig()));
        _admin = new HttpClient { BaseAddress = new Uri(endpoint, "_local/") };
        _admin.DefaultRequestHeaders.Add("X-Local-Admin", "1");
    }

    public AmazonStepFunctionsClient StepFunctions { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        StepFunctions.Dispose();
        _cleanRooms.Dispose();
        _admin.Dispose();
    }

    /// <summary>Calls the admin API.</summary>
    public async Task<JsonElement> AdminAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await _admin.SendAsync(request, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        return answer.IsSuccessStatusCode ? JsonElement.Parse(text) : throw new InvalidOperationException($"{path}: {text}");
    }

    /// <summary>An execution as it is now.</summary>
    public Task<DescribeExecutionResponse> DescribeAsync(string executionArn) =>
        StepFunctions.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = executionArn }, Cancel);

    /// <summary>The states that an execution has entered, in order.</summary>
    public async Task<IReadOnlyList<string>> StatesAsync(string executionArn)
    {
        var history = await StepFunctions.GetExecutionHistoryAsync(
            new GetExecutionHistoryRequest { ExecutionArn = executionArn, MaxResults = 1000 }, Cancel);
        return [.. history.Events.Select(e => e.StateEnteredEventDetails?.Name).OfType<string>()];
    }

    /// <summary>The runner's jobs, newest first.</summary>
    public async Task<IReadOnlyList<ProtectedJobSummary>> JobsAsync()
    {
        var listed = await _cleanRooms.ListProtectedJobsAsync(
            new ListProtectedJobsRequest { MembershipIdentifier = Request.Membership }, Cancel);
        return listed.ProtectedJobs ?? [];
    }

    private static T At<T>(Uri endpoint, T config)
        where T : ClientConfig
    {
        config.ServiceURL = endpoint.ToString();
        config.AuthenticationRegion = "us-east-1";
        return config;
    }
}
