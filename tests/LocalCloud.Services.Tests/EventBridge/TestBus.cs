using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.EventBridge;
using LocalCloud.Services.Scheduler;
using LocalCloud.Services.Tests.Wire;
using LocalCloud.Services.Time;
using Microsoft.Extensions.DependencyInjection;

namespace LocalCloud.Services.Tests.EventBridge;

/// <summary>EventBridge and Scheduler behind a front door, with recorders as their targets.</summary>
internal sealed class TestBus : IAsyncDisposable
{
    public const string Machine = "arn:aws:states:us-east-1:000000000000:stateMachine:Run";
    public const string Function = "arn:aws:lambda:us-east-1:000000000000:function:OnEvent";
    public const string Queue = "arn:aws:sqs:us-east-1:000000000000:dead";
    public const string Role = "arn:aws:iam::000000000000:role/Events";

    private static readonly Caller s_caller = new("000000000000", "arn:aws:iam::000000000000:root", "us-east-1", "r");
    private readonly TemporaryFolder _folder;
    private readonly TimeProvider _clock;

    private TestBus(TemporaryFolder folder, TimeProvider clock, RecordedTargets targets, TestDoor door)
    {
        _folder = folder;
        _clock = clock;
        Targets = targets;
        Door = door;
    }

    public TestDoor Door { get; private set; }

    public RecordedTargets Targets { get; }

    public IEventBus Bus => Door.Services.GetRequiredService<IEventBus>();

    public static async Task<TestBus> OpenAsync(TimeProvider? clock = null)
    {
        var folder = new TemporaryFolder();
        var targets = new RecordedTargets();
        clock ??= TimeProvider.System;
        return new TestBus(folder, clock, targets, await MountAsync(folder.Path, clock, targets));
    }

    /// <summary>Closes the cloud and opens it on the same folder.</summary>
    public async Task ReopenAsync()
    {
        await Door.DisposeAsync();
        Door = await MountAsync(_folder.Path, _clock, Targets);
    }

    /// <summary>Calls an operation of EventBridge or Scheduler as a state machine would.</summary>
    public async Task<JsonNode> CallAsync(string service, string action, string parameters)
    {
        var actions = Door.Services.GetServices<ISdkActions>().Single(s => s.SdkName == service);
        return JsonNode.Parse(await actions.CallAsync(action, parameters, s_caller, TestContext.Current.CancellationToken))!;
    }

    /// <summary>Makes a rule with one target, further members of which are given as JSON.</summary>
    public async Task RuleAsync(string name, string pattern, string targetArn, string more = "")
    {
        await CallAsync("eventbridge", "putRule", new JsonObject { ["Name"] = name, ["EventPattern"] = pattern }.ToJsonString());
        var answer = await CallAsync(
            "eventbridge", "putTargets", $$"""{"Rule":"{{name}}","Targets":[{"Id":"t","Arn":"{{targetArn}}","RoleArn":"{{Role}}"{{more}}}]}""");
        Assert.Equal(0, (int)answer["FailedEntryCount"]!);
    }

    /// <summary>Lets time pass until something is there; it passes only while nobody is at work.</summary>
    public static async Task<T> PassUntilAsync<T>(VirtualClock clock, Func<T?> look)
        where T : class
    {
        while (true)
        {
            await clock.WhenIdleAsync(TestContext.Current.CancellationToken);
            if (look() is { } found)
            {
                return found;
            }

            await clock.SkipAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Lets time pass until a delivery was taken.</summary>
    public Task<Delivered> NextAsync(VirtualClock clock) => PassUntilAsync(clock, () => Targets.TryNext(out var delivered) ? delivered : null);

    public Task PutAsync(string detail, string? id = null, string source = "test") => Bus.PutAsync(
        [new BusEvent { Source = source, DetailType = "T", Detail = detail, Resources = ["arn:x"], Id = id }],
        TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Door.DisposeAsync();
        _folder.Dispose();
    }

    private static Task<TestDoor> MountAsync(string directory, TimeProvider clock, RecordedTargets targets) => TestDoor.OpenAsync(
        clock,
        services => services
            .AddSingleton<IAuthorizer>(new AllowAll())
            .AddSingleton<IExecutions>(targets)
            .AddSingleton<ILambdaFunctions>(targets)
            .AddLocalEventBridge()
            .AddLocalScheduler(),
        directory: directory);
}

/// <summary>Takes deliveries, or refuses them as it was told to.</summary>
internal sealed class RecordedTargets : IExecutions, ILambdaFunctions
{
    private readonly Channel<Delivered> _delivered = Channel.CreateUnbounded<Delivered>();
    private readonly ConcurrentDictionary<string, string> _executions = new();

    /// <summary>Answers that the next deliveries get instead of being taken.</summary>
    public ConcurrentQueue<AwsException> Refusals { get; } = [];

    /// <summary>How many deliveries were tried.</summary>
    public int Tried => _tried;

    private int _tried;

    /// <summary>Waits for the next delivery that was taken.</summary>
    public async Task<Delivered> NextAsync() =>
        await _delivered.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);

    public bool TryNext(out Delivered? delivered) => _delivered.Reader.TryRead(out delivered);

    public Task<string> DefineAsync(StateMachineSource source, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<string> StartAsync(string stateMachineArn, string? name, string input, CancellationToken cancellationToken)
    {
        Take();
        if (name is not null && !_executions.TryAdd(name, input))
        {
            throw new AwsException("ExecutionAlreadyExists", 400, $"Execution Already Exists: '{name}'");
        }

        _delivered.Writer.TryWrite(new(stateMachineArn, name, JsonElement.Parse(input)));
        return Task.FromResult("arn");
    }

    public void Define(FunctionDefinition function) => throw new NotSupportedException();

    public Task<InvocationResult> InvokeAsync(string function, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task EnqueueAsync(string function, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        Take();
        _delivered.Writer.TryWrite(new(function, null, JsonElement.Parse(payload.Span)));
        return Task.CompletedTask;
    }

    private void Take()
    {
        Interlocked.Increment(ref _tried);
        if (Refusals.TryDequeue(out var refusal))
        {
            throw refusal;
        }
    }
}

/// <summary>What a target was given.</summary>
internal sealed record Delivered(string Target, string? Name, JsonElement Input);
