using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.Lambda;
using LocalCloud.Services.Time;

namespace LocalCloud.Services.Tests.Lambda.Events;

public sealed class EventQueueTests : IAsyncDisposable
{
    private const string Undertaker = "arn:aws:lambda:us-east-1:000000000000:function:undertaker";

    private readonly TestFolder _folder = new();
    private readonly VirtualClock _clock = VirtualClock.Stepped(DateTimeOffset.UnixEpoch);
    private readonly Channel<FunctionCall> _calls = Channel.CreateUnbounded<FunctionCall>();
    private readonly Bus _bus = new();
    private LambdaCloud? _cloud;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _cloud!.DisposeAsync();
        await _folder.DisposeAsync();
        _clock.Dispose();
    }

    [Fact]
    public async Task Event_ThatFails_IsTriedThreeTimesAfterOneAndTwoMinutes()
    {
        await StartAsync();
        Define("f", onFailure: Undertaker, fails: int.MaxValue);

        await EnqueueAsync("f", """{"n":1}""");

        var first = await CalledAsync();
        Assert.Equal(TimeSpan.FromMinutes(1), await NextWaitAsync());
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(first.RequestId, (await CalledAsync()).RequestId);
        Assert.Equal(TimeSpan.FromMinutes(2), await NextWaitAsync());
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("""{"n":1}""", Encoding.UTF8.GetString((await CalledAsync()).Payload.Span));

        var record = await RecordAsync();
        Assert.EndsWith(":f:$LATEST", record.GetProperty("requestContext").GetProperty("functionArn").GetString(), StringComparison.Ordinal);
        Assert.Equal("RetriesExhausted", record.GetProperty("requestContext").GetProperty("condition").GetString());
        Assert.Equal(3, record.GetProperty("requestContext").GetProperty("approximateInvokeCount").GetInt32());
        Assert.Equal(1, record.GetProperty("requestPayload").GetProperty("n").GetInt32());
        Assert.Equal("IOException", record.GetProperty("responsePayload").GetProperty("errorType").GetString());
    }

    [Fact]
    public async Task Event_ThatSucceedsAtLast_IsDone()
    {
        await StartAsync();
        Define("f", fails: 1);

        await EnqueueAsync("f", "1");
        await CalledAsync();
        await NextWaitAsync();
        _clock.Advance(TimeSpan.FromMinutes(1));
        await CalledAsync();
        await EnqueueAsync("f", "2");

        Assert.Equal("2", Encoding.UTF8.GetString((await CalledAsync()).Payload.Span));
        Assert.Empty(_cloud!.DeadLetters.List());
    }

    [Fact]
    public async Task Event_OfAThrottledFunction_WaitsWithoutCostingAnAttempt()
    {
        await StartAsync();
        var release = new TaskCompletionSource();
        _cloud!.Functions.Define(
            new FunctionDefinition { Name = "f", Handler = "h", ReservedConcurrency = 1, MaximumRetryAttempts = 0 },
            new DelegateRunner(async call =>
            {
                await _calls.Writer.WriteAsync(call, Cancellation);
                await release.Task;
                return "1"u8.ToArray();
            }));

        var invoking = _cloud.InvokeAsync("f", "\"sync\"");
        await CalledAsync();
        var refusal = await Assert.ThrowsAsync<AwsException>(() => _cloud.InvokeAsync("f", "\"one more\""));
        await EnqueueAsync("f", "\"event\"");
        Assert.Equal(TimeSpan.FromSeconds(1), await NextWaitAsync());
        release.SetResult();
        await invoking;
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("\"event\"", Encoding.UTF8.GetString((await CalledAsync()).Payload.Span));
        Assert.Equal(("TooManyRequestsException", 429), (refusal.Code, refusal.Status));
    }

    [Fact]
    public async Task Event_TooOld_IsGivenUpWithoutAnAttempt()
    {
        await StartAsync();
        Define("f", onFailure: Undertaker, fails: int.MaxValue, maximumAge: 59);

        await EnqueueAsync("f", "1");
        await CalledAsync();
        Assert.Equal(TimeSpan.FromMinutes(1), await NextWaitAsync());
        _clock.Advance(TimeSpan.FromMinutes(1));

        var record = await RecordAsync();
        Assert.Equal("EventAgeExceeded", record.GetProperty("requestContext").GetProperty("condition").GetString());
        Assert.Equal(1, record.GetProperty("requestContext").GetProperty("approximateInvokeCount").GetInt32());
    }

    [Fact]
    public async Task Destination_ThatIsAFunction_IsInvokedWithTheRecord()
    {
        await StartAsync();
        Define("f", onFailure: Undertaker, fails: int.MaxValue, retries: 0);

        await EnqueueAsync("f", "1");
        await CalledAsync();

        var call = await CalledAsync();
        Assert.Equal(Undertaker, call.Arn);
        Assert.Equal("1.0", JsonElement.Parse(call.Payload.Span).GetProperty("version").GetString());
    }

    [Fact]
    public async Task Destination_ThatIsAQueue_IsADeadLetter()
    {
        // One at a time: when the second event is served, the first is buried.
        await StartAsync(inFlight: 1);
        Define("f", onFailure: "arn:aws:sqs:us-east-1:000000000000:dead", fails: int.MaxValue, retries: 0);
        Define("after");

        await EnqueueAsync("f", "1");
        await EnqueueAsync("after", "2");
        var id = (await CalledAsync()).RequestId;
        await CalledAsync();

        var letter = Assert.Single(_cloud!.DeadLetters.List());
        Assert.Equal((id, "f", "arn:aws:sqs:us-east-1:000000000000:dead"), (letter.RequestId, letter.Function, letter.Destination));
        Assert.Equal(1, JsonElement.Parse(letter.Record).GetProperty("requestPayload").GetInt32());
    }

    [Fact]
    public async Task Destination_ThatIsABus_GetsAnEvent()
    {
        await StartAsync();
        Define("f", onFailure: "arn:aws:events:us-east-1:000000000000:event-bus/mine", fails: int.MaxValue, retries: 0);

        await EnqueueAsync("f", "1");
        var call = await CalledAsync();

        var put = await _bus.Put.Reader.ReadAsync(Cancellation);
        Assert.Equal(("lambda", "Lambda Function Invocation Result - Failure", "mine", call.RequestId), (put.Source, put.DetailType, put.Bus, put.Id));
    }

    [Fact]
    public async Task Event_InFlightAtARestart_IsServedAgain()
    {
        await StartAsync();
        var never = new TaskCompletionSource<ReadOnlyMemory<byte>>();
        _cloud!.Functions.Define(
            new FunctionDefinition { Name = "f", Handler = "h" },
            new DelegateRunner(async call =>
            {
                await _calls.Writer.WriteAsync(call, Cancellation);
                return await never.Task;
            }));
        await EnqueueAsync("f", "1");
        var first = await CalledAsync();
        await _cloud.DisposeAsync();
        await _folder.ReopenAsync();

        await StartAsync(functions => functions.Define(new FunctionDefinition { Name = "f", Handler = "h" }, Runner(fails: 0)));

        Assert.Equal(first.RequestId, (await CalledAsync()).RequestId);
    }

    private async Task StartAsync(Action<LocalFunctions>? define = null, int inFlight = 64)
    {
        var options = new LambdaOptions { MaxEventsInFlight = inFlight };
        _cloud = await LambdaCloud.StartAsync(_folder.Store, _clock, options, _bus, define);
        Define("undertaker");
    }

    private void Define(string name, string? onFailure = null, int fails = 0, int retries = 2, int maximumAge = 21_600) =>
        _cloud!.Functions.Define(
            new FunctionDefinition
            {
                Name = name,
                Handler = "h",
                OnFailure = onFailure,
                MaximumRetryAttempts = retries,
                MaximumEventAgeSeconds = maximumAge,
            },
            Runner(fails));

    private DelegateRunner Runner(int fails) => new(async call =>
    {
        await _calls.Writer.WriteAsync(call, Cancellation);
        return fails-- > 0 ? throw new IOException("failed") : "null"u8.ToArray();
    });

    private Task EnqueueAsync(string function, string payload) =>
        _cloud!.Functions.EnqueueAsync(function, Encoding.UTF8.GetBytes(payload), Cancellation);

    private async Task<FunctionCall> CalledAsync() => await _calls.Reader.ReadAsync(Cancellation);

    private Task<TimeSpan> NextWaitAsync() => _clock.WhenArmedAsync(Cancellation);

    private async Task<JsonElement> RecordAsync() => JsonElement.Parse((await CalledAsync()).Payload.Span);

    private sealed class Bus : IEventBus
    {
        public Channel<BusEvent> Put { get; } = Channel.CreateUnbounded<BusEvent>();

        public async Task PutAsync(IReadOnlyList<BusEvent> events, CancellationToken cancellationToken)
        {
            foreach (var one in events)
            {
                await Put.Writer.WriteAsync(one, cancellationToken);
            }
        }
    }
}
