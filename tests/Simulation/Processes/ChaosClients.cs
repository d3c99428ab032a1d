using System.Text.Json;
using Amazon.CleanRooms;
using Amazon.CleanRooms.Model;
using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using Amazon.Runtime;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using ProtectedJobs.Aws;
using ProtectedJobs.Aws.Management;

namespace Simulation.Processes;

/// <summary>The administrator's clients of a cloud, and an observer of its bus: a state machine that keeps the events it is given.</summary>
internal sealed class ChaosClients : IDisposable
{
    private const string Observer = "Observer";
    private const string Bus = "protected-jobs";
    private readonly AmazonEventBridgeClient _events;
    private readonly AwsPorts _ports;

    private ChaosClients(ToolCloud cloud, string ledger)
    {
        Cloud = cloud;
        var local = new BasicAWSCredentials("local", "local");
        StepFunctions = new AmazonStepFunctionsClient(local, At(new AmazonStepFunctionsConfig()));
        CleanRooms = new AmazonCleanRoomsClient(local, At(new AmazonCleanRoomsConfig()));
        _events = new AmazonEventBridgeClient(local, At(new AmazonEventBridgeConfig()));
        _ports = new AwsPorts(
            new AwsSettings(ledger, Bus) { S3PathStyle = true },
            new AwsAccess { Endpoint = cloud.Endpoint, Region = "us-east-1", Credentials = local });
        Runs = RunClient.Over(_ports, cloud.StateMachineArn, ledger, null, TimeProvider.System, new Random(7));
    }

    public ToolCloud Cloud { get; }

    public AmazonStepFunctionsClient StepFunctions { get; }

    public AmazonCleanRoomsClient CleanRooms { get; }

    public RunClient Runs { get; }

    public ProtectedJobs.Core.Ports.ILedger Ledger => _ports.Ledger;

    private string ObserverArn => $"{Cloud.StateMachineArn[..(Cloud.StateMachineArn.LastIndexOf(':') + 1)]}{Observer}";

    public static async Task<ChaosClients> OfAsync(ToolCloud cloud, CancellationToken cancellationToken)
    {
        var made = await cloud.AdminAsync(HttpMethod.Get, "template", null, cancellationToken);
        return new ChaosClients(cloud, made.GetProperty("outputs").GetProperty("LedgerBucketName").GetString()!);
    }

    /// <summary>Begins to observe; once for a directory.</summary>
    public async Task ObserveAsync(CancellationToken cancellationToken)
    {
        var role = $"arn:aws:iam::{ProcessPlan.Account}:role/{Observer}";
        var made = await StepFunctions.CreateStateMachineAsync(
            new CreateStateMachineRequest
            {
                Name = Observer,
                RoleArn = role,
                Definition = """{"StartAt":"Keep","States":{"Keep":{"Type":"Pass","End":true}}}""",
            },
            cancellationToken);
        await _events.PutRuleAsync(
            new PutRuleRequest { Name = Observer, EventBusName = Bus, EventPattern = """{"source":["protected-jobs"]}""" }, cancellationToken);
        await _events.PutTargetsAsync(
            new PutTargetsRequest
            {
                Rule = Observer,
                EventBusName = Bus,
                Targets = [new Target { Id = Observer, Arn = made.StateMachineArn, RoleArn = role }],
            },
            cancellationToken);
    }

    /// <summary>The completion events that were delivered.</summary>
    public async Task<IReadOnlyList<JsonElement>> ObservedAsync(CancellationToken cancellationToken)
    {
        var events = new List<JsonElement>();
        await foreach (var kept in ExecutionsOf(ObserverArn).WithCancellation(cancellationToken))
        {
            var described = await StepFunctions.DescribeExecutionAsync(
                new DescribeExecutionRequest { ExecutionArn = kept.ExecutionArn }, cancellationToken);
            events.Add(JsonElement.Parse(described.Input));
        }

        return events;
    }

    /// <summary>The runs.</summary>
    public IAsyncEnumerable<ExecutionListItem> Executions() => ExecutionsOf(Cloud.StateMachineArn);

    /// <summary>All jobs of a membership, oldest first.</summary>
    public async Task<IReadOnlyList<ProtectedJob>> JobsAsync(string membership, CancellationToken cancellationToken)
    {
        var jobs = new List<ProtectedJob>();
        var listed = CleanRooms.Paginators.ListProtectedJobs(new ListProtectedJobsRequest { MembershipIdentifier = membership });
        await foreach (var summary in listed.ProtectedJobs.WithCancellation(cancellationToken))
        {
            var request = new GetProtectedJobRequest { MembershipIdentifier = membership, ProtectedJobIdentifier = summary.Id };
            jobs.Add((await CleanRooms.GetProtectedJobAsync(request, cancellationToken)).ProtectedJob);
        }

        jobs.Reverse();
        return jobs;
    }

    /// <summary>How often a run's functions died at work.</summary>
    public async Task<int> DeathsAsync(string executionArn, CancellationToken cancellationToken)
    {
        var deaths = 0;
        var history = StepFunctions.Paginators.GetExecutionHistory(
            new GetExecutionHistoryRequest { ExecutionArn = executionArn, MaxResults = 1000 });
        await foreach (var happened in history.Events.WithCancellation(cancellationToken))
        {
            deaths += happened.TaskFailedEventDetails?.Error == "Runtime.ExitError" ? 1 : 0;
        }

        return deaths;
    }

    /// <summary>A run's history, an event a line: what it entered, and what failed there.</summary>
    public async Task<IReadOnlyList<string>> HistoryAsync(string executionArn, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        var history = StepFunctions.Paginators.GetExecutionHistory(
            new GetExecutionHistoryRequest { ExecutionArn = executionArn, MaxResults = 1000 });
        await foreach (var happened in history.Events.WithCancellation(cancellationToken))
        {
            var error = happened.TaskFailedEventDetails?.Error ?? happened.TaskTimedOutEventDetails?.Error;
            lines.Add(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{happened.Timestamp:O} {happened.Type} {happened.StateEnteredEventDetails?.Name}{error}: {happened.TaskFailedEventDetails?.Cause}"));
        }

        return lines;
    }

    public void Dispose()
    {
        StepFunctions.Dispose();
        CleanRooms.Dispose();
        _events.Dispose();
        _ports.Dispose();
    }

    private IAsyncEnumerable<ExecutionListItem> ExecutionsOf(string machine) =>
        StepFunctions.Paginators.ListExecutions(new ListExecutionsRequest { StateMachineArn = machine, MaxResults = 1000 }).Executions;

    private T At<T>(T config)
        where T : ClientConfig
    {
        config.ServiceURL = Cloud.Endpoint.ToString();
        config.AuthenticationRegion = "us-east-1";
        return config;
    }
}
