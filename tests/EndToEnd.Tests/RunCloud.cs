using System.Net.Http.Json;
using System.Text.Json;
using Amazon.CleanRooms;
using Amazon.EventBridge;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using EndToEnd.Tests.Grants;
using LocalCloud.Host;
using ProtectedJobs.Aws;
using ProtectedJobs.Aws.Management;
using Testing;

namespace EndToEnd.Tests;

/// <summary>
/// The product on a local cloud whose time stands still but for what a test skips: the files that deploy, the functions as processes,
/// every call through the port. One for all tests of the collection, which run one after the other: a membership runs one job.
/// </summary>
public class RunCloud : IAsyncLifetime
{
    private readonly TempDirectory _directory = new();
    private AwsPorts? _ports;
    private Observer? _observer;

    /// <summary>The cloud.</summary>
    public LocalCloudHost Host { get; private set; } = null!;

    /// <summary>Clients of its administrator.</summary>
    public AmazonStepFunctionsClient StepFunctions { get; private set; } = null!;

    public AmazonCleanRoomsClient CleanRooms { get; private set; } = null!;

    public AmazonEventBridgeClient EventBridge { get; private set; } = null!;

    public AmazonS3Client S3 { get; private set; } = null!;

    /// <summary>The bucket of records.</summary>
    public string Ledger { get; private set; } = "";

    /// <summary>Manages its runs.</summary>
    public RunClient Runs { get; private set; } = null!;

    /// <summary>The core's ports, of the administrator.</summary>
    public AwsPorts Ports => _ports!;

    /// <summary>What the template is deployed with, beside a price.</summary>
    protected virtual IReadOnlyDictionary<string, string> Parameters => new Dictionary<string, string>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync()
    {
        Host = await LocalCloudHost.StartAsync(
            new LocalCloudOptions
            {
                DataDirectory = Path.Combine(_directory.Path, "cloud"),
                Port = 0,
                TimeScale = 0,
                GrantsDirectory = GrantsOfAllTests.Folder,
                TemplatePath = Path.Combine(Repository.Root, "serverless.template"),
                TemplateParameters = new Dictionary<string, string>(Parameters) { ["CrpuPrices"] = "us-east-1=2.00 USD 2026-08" },
            },
            CancellationToken.None);
        var local = new BasicAWSCredentials("local", "local");
        StepFunctions = new AmazonStepFunctionsClient(local, At(new AmazonStepFunctionsConfig()));
        CleanRooms = new AmazonCleanRoomsClient(local, At(new AmazonCleanRoomsConfig()));
        EventBridge = new AmazonEventBridgeClient(local, At(new AmazonEventBridgeConfig()));
        S3 = new AmazonS3Client(local, At(new AmazonS3Config { ForcePathStyle = true }));
        var outputs = (await AdminAsync(HttpMethod.Get, "template")).GetProperty("outputs");
        Ledger = outputs.GetProperty("LedgerBucketName").GetString()!;
        _ports = new AwsPorts(
            new AwsSettings(Ledger, "protected-jobs") { S3PathStyle = true },
            new AwsAccess { Endpoint = Host.Endpoint, Region = "us-east-1", Credentials = local });
        Runs = RunClient.Over(_ports, Host.StateMachineArn!, Ledger, null, TimeProvider.System, new Random(7));
    }

    public virtual async ValueTask DisposeAsync()
    {
        _ports?.Dispose();
        StepFunctions.Dispose();
        CleanRooms.Dispose();
        EventBridge.Dispose();
        S3.Dispose();
        await Host.DisposeAsync();
        _directory.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Begins to observe completion events, for runs that are started otherwise than by <see cref="StartAsync"/>.</summary>
    public async Task ObserveAsync() => _observer ??= await Observer.StartAsync(this);

    /// <summary>Starts an execution, as the console does.</summary>
    /// <param name="name">The run's id.</param>
    /// <param name="input">Its input.</param>
    /// <returns>The execution's ARN.</returns>
    public async Task<string> StartAsync(string name, string input)
    {
        await ObserveAsync();
        var started = await StepFunctions.StartExecutionAsync(
            new StartExecutionRequest { StateMachineArn = Host.StateMachineArn, Name = name, Input = input }, Cancel);
        return started.ExecutionArn;
    }

    /// <summary>Skips to the end of an execution.</summary>
    public Task<DescribeExecutionResponse> EndAsync(string executionArn) =>
        SkipUntilAsync(
            () => StepFunctions.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = executionArn }, Cancel),
            seen => seen.Status != ExecutionStatus.RUNNING && seen.Status != ExecutionStatus.PENDING_REDRIVE);

    /// <summary>Starts a run and skips to its end.</summary>
    public async Task<DescribeExecutionResponse> RunAsync(string name, string input) => await EndAsync(await StartAsync(name, input));

    /// <summary>Skips from one thing that happens to the next until something is seen.</summary>
    public async Task<T> SkipUntilAsync<T>(Func<Task<T>> look, Func<T, bool> isIt)
    {
        while (true)
        {
            await Host.Clock.WhenIdleAsync(Cancel);
            var seen = await look();
            if (isIt(seen))
            {
                return seen;
            }

            await Host.Clock.SkipAsync(Cancel);
        }
    }

    /// <summary>The completion events of a run that a rule on the bus delivered, once nothing happens any more.</summary>
    public Task<IReadOnlyList<JsonElement>> EventsAsync(string runId) => _observer!.EventsAsync(runId);

    /// <summary>All completion events that were delivered, once nothing happens any more.</summary>
    public Task<IReadOnlyList<JsonElement>> AllEventsAsync() => _observer!.AllAsync();

    /// <summary>The states that an execution has entered, in order.</summary>
    public async Task<IReadOnlyList<string>> StatesAsync(string executionArn) =>
        [.. (await HistoryAsync(executionArn)).Select(item => item.StateEnteredEventDetails?.Name).OfType<string>()];

    /// <summary>All that has happened in an execution, in order.</summary>
    public async Task<IReadOnlyList<HistoryEvent>> HistoryAsync(string executionArn)
    {
        var request = new GetExecutionHistoryRequest { ExecutionArn = executionArn, MaxResults = 1000 };
        return await StepFunctions.Paginators.GetExecutionHistory(request).Events.ToListAsync(Cancel);
    }

    /// <summary>The ids of all jobs of the runner's membership, newest first.</summary>
    public async Task<IReadOnlyList<string>> JobsAsync()
    {
        var request = new Amazon.CleanRooms.Model.ListProtectedJobsRequest { MembershipIdentifier = Request.Membership };
        var jobs = new List<string>();
        await foreach (var job in CleanRooms.Paginators.ListProtectedJobs(request).ProtectedJobs.WithCancellation(Cancel))
        {
            jobs.Add(job.Id);
        }

        return jobs;
    }

    /// <summary>Calls the admin API.</summary>
    public async Task<JsonElement> AdminAsync(HttpMethod method, string path, object? body = null)
    {
        using var client = new HttpClient { BaseAddress = new Uri(Host.Endpoint, "_local/") };
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("X-Local-Admin", "1");
        using var answer = await client.SendAsync(request, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        return answer.IsSuccessStatusCode ? JsonElement.Parse(text) : throw new InvalidOperationException($"{path}: {text}");
    }

    private T At<T>(T config)
        where T : ClientConfig
    {
        config.ServiceURL = Host.Endpoint.ToString();
        config.AuthenticationRegion = "us-east-1";
        return config;
    }
}
