using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.StepFunctions;
using LocalCloud.Services.StepFunctions.Engine;
using LocalCloud.Services.Wire;
using LocalCloud.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LocalCloud.Services.Tests.StepFunctions;

/// <summary>Step Functions alone behind the front door, on a directory that outlives it.</summary>
internal sealed class StatesCloud : IAsyncDisposable
{
    public const string Role = "arn:aws:iam::000000000000:role/machine";

    private static readonly JsonSerializerOptions s_readable =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly WebApplication _app;
    private readonly Caller _caller = new("000000000000", "arn:aws:iam::000000000000:root", "us-east-1", "request");
    private readonly StepFunctionsService _service;

    private StatesCloud(WebApplication app, LocalStore store)
    {
        _app = app;
        Store = store;
        _service = app.Services.GetRequiredService<StepFunctionsService>();
        Engine = app.Services.GetRequiredService<ExecutionEngine>();
    }

    public LocalStore Store { get; }

    public ExecutionEngine Engine { get; }

    /// <summary>All operations that answer at once.</summary>
    public string[] OperationNames => [.. _service.OperationNames.Where(name => name != "GetActivityTask").Order(StringComparer.Ordinal)];

    public string Endpoint => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<StatesCloud> StartAsync(
        string directory,
        TimeProvider? clock = null,
        FakeFunctions? functions = null,
        RecordingBus? bus = null,
        IObjects? objects = null,
        IAuthorizer? authorizer = null)
    {
        var store = LocalStore.Open(directory);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        builder.Services
            .AddSingleton(store)
            .AddSingleton(new CloudSettings { DataDirectory = directory })
            .AddSingleton<IIdSource>(new RandomIds(new Random(1)))
            .AddSingleton(new Random(1))
            .AddSingleton(clock ?? TimeProvider.System)
            .AddSingleton<ILambdaFunctions>(functions ?? new FakeFunctions())
            .AddSingleton<IEventBus>(bus ?? new RecordingBus())
            .AddLocalWire()
            .AddLocalStepFunctions();
        if (authorizer is not null)
        {
            builder.Services.AddSingleton(authorizer);
        }

        if (objects is not null)
        {
            builder.Services.AddSingleton(objects);
        }

        var app = builder.Build();
        app.MapFrontDoor();
        await app.StartAsync();
        return new StatesCloud(app, store);
    }

    /// <summary>Calls an operation without the wire.</summary>
    public Task<JsonObject> CallAsync(string operation, JsonObject input) => CallTextAsync(operation, input.ToJsonString());

    /// <summary>Calls an operation with a body as it is.</summary>
    public async Task<JsonObject> CallTextAsync(string operation, string body)
    {
        var answer = await _service.CallAsync(
            operation, Encoding.UTF8.GetBytes(body), _caller, TestContext.Current.CancellationToken);
        return (JsonObject)JsonNode.Parse(answer.Span)!;
    }

    public async Task<string> CreateAsync(string name, string definition, string type = "STANDARD")
    {
        var created = await CallAsync("CreateStateMachine", new JsonObject
        {
            ["name"] = name,
            ["definition"] = definition,
            ["roleArn"] = Role,
            ["type"] = type,
        });
        return created["stateMachineArn"]!.GetValue<string>();
    }

    public async Task<string> StartAsync(string machine, string name, string input = "{}")
    {
        var started = await CallAsync(
            "StartExecution", new JsonObject { ["stateMachineArn"] = machine, ["name"] = name, ["input"] = input });
        return started["executionArn"]!.GetValue<string>();
    }

    public Task<JsonObject> DescribeAsync(string execution) =>
        CallAsync("DescribeExecution", new JsonObject { ["executionArn"] = execution });

    /// <summary>Waits for the end of an execution.</summary>
    public async Task<JsonObject> EndedAsync(string execution)
    {
        var id = Store.Read(connection =>
            connection.Prepared("SELECT id FROM executions WHERE arn = ?").Bind(1, execution).First(row => row.Number(0)));
        await Engine.WhenEndedAsync(id, TestContext.Current.CancellationToken);
        return await DescribeAsync(execution);
    }

    /// <summary>The history as text, an event a line, for comparison.</summary>
    public async Task<IReadOnlyList<string>> HistoryAsync(string execution, bool withTimes = true)
    {
        var answer = await CallAsync(
            "GetExecutionHistory", new JsonObject { ["executionArn"] = execution, ["maxResults"] = 1000 });
        return
        [
            .. answer["events"]!.AsArray().Select(item =>
            {
                if (!withTimes)
                {
                    item!.AsObject().Remove("timestamp");
                }

                return item!.ToJsonString(s_readable);
            }),
        ];
    }

    /// <summary>The process dies: nothing is shut down, what is not on disk is lost.</summary>
    public async Task KillAsync()
    {
        await Store.DisposeAsync();
        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Store.DisposeAsync();
    }
}
