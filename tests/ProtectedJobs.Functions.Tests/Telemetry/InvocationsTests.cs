using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;
using ProtectedJobs.Functions.Hosting;
using ProtectedJobs.Functions.Telemetry;
using Testing;

namespace ProtectedJobs.Functions.Tests.Telemetry;

/// <summary>Alone: whoever listens to spans hears those of every test of the process.</summary>
[CollectionDefinition(nameof(InvocationsTests), DisableParallelization = true)]
[Collection(nameof(InvocationsTests))]
public sealed class InvocationsTests : IDisposable
{
    private static readonly Step s_step = new(
        new RunIdentity("r", "arn:r", DateTimeOffset.UnixEpoch, 2), DateTimeOffset.UnixEpoch, RetryCount: 3, TimeSpan.FromSeconds(9));

    private static readonly JsonElement s_nothing = JsonElement.Parse("{}");

    private readonly List<string> _lines = [];
    private readonly FakeClock _clock = new(DateTimeOffset.UnixEpoch);
    private readonly Collector _collector = new();
    private readonly JsonLines _logger;
    private readonly OtlpExporter _exporter;
    private readonly Spans _spans;
    private readonly Invocations _invocations;

    public InvocationsTests()
    {
        _logger = new JsonLines(_lines.Add, _clock);
        var target = OtlpTarget.Read(name => name switch
        {
            "OTEL_EXPORTER_OTLP_ENDPOINT" => "http://collector:4318/",
            "OTEL_EXPORTER_OTLP_HEADERS" => "x-key=a%20b",
            _ => null,
        });
        _exporter = new OtlpExporter(target!, _collector);
        _spans = new Spans(_logger, _exporter, _clock);
        _invocations = new Invocations(_logger, _spans);
    }

    public void Dispose()
    {
        _spans.Dispose();
        _exporter.Dispose();
        _collector.Dispose();
    }

    [Fact]
    public async Task Step_ThatIsDone_IsOneLineWithItsRunAndTrace()
    {
        await StepAsync("PollJob", () => Task.FromResult(1));

        var line = JsonElement.Parse(Assert.Single(_lines));
        Assert.Equal(("INFO", "1970-01-01T00:00:00.000Z"), (line.GetProperty("level").GetString(), line.GetProperty("timestamp").GetString()));
        Assert.Equal("PollJob done after 3 retries", line.GetProperty("message").GetString());
        Assert.Equal(
            ("r", "2", TestInvocation.Trace),
            (line.GetProperty("runId").GetString(), line.GetProperty("attempt").GetString(), line.GetProperty("traceId").GetString()));
    }

    [Fact]
    public async Task Step_ThatGoesAnotherWay_TellsTheErrorAndThrowsIt()
    {
        await Assert.ThrowsAsync<JobFailed>(() => StepAsync<int>("CollectResult", () => throw new JobFailed("it failed")));

        var line = JsonElement.Parse(Assert.Single(_lines));
        Assert.Equal(("JobFailed", "it failed"), (line.GetProperty("error").GetString(), line.GetProperty("words").GetString()));
        var span = Assert.Single(_collector.Spans);
        Assert.Equal(2, span.GetProperty("status").GetProperty("code").GetInt32());
        Assert.DoesNotContain("it failed", span.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_EndsWithItsStep()
    {
        await StepAsync("PollJob", () => Task.FromResult(1));
        _invocations.Logger.Log(LogLevel.Warning, 1, "words", null, (text, _) => text);

        Assert.False(JsonElement.Parse(_lines[1]).TryGetProperty("runId", out _));
        Assert.Equal("WARN", JsonElement.Parse(_lines[1]).GetProperty("level").GetString());
    }

    [Fact]
    public async Task Span_IsExportedBeforeTheAnswer_AsAChildOfLambdas()
    {
        await StepAsync("AwaitJob", () => Task.FromResult(1));

        Assert.Equal("http://collector:4318/v1/traces", _collector.Address?.AbsoluteUri);
        Assert.Equal("a b", _collector.Key);
        var span = Assert.Single(_collector.Spans);
        Assert.Equal(
            (TestInvocation.Trace, "53995c3f42cd8ad8", "AwaitJob", 2),
            (span.GetProperty("traceId").GetString(), span.GetProperty("parentSpanId").GetString(), span.GetProperty("name").GetString(), span.GetProperty("kind").GetInt32()));
        Assert.Contains(
            span.GetProperty("attributes").EnumerateArray(),
            a => a.GetProperty("key").GetString() == "cleanrooms.job.run_id" && a.GetProperty("value").GetProperty("stringValue").GetString() == "r");
    }

    [Fact]
    public async Task Collector_ThatRefuses_CostsAWarningAndNoInvocation()
    {
        _collector.Status = HttpStatusCode.ServiceUnavailable;

        Assert.Equal(1, await StepAsync("AwaitJob", () => Task.FromResult(1)));

        Assert.Contains("the collector answered 503", _lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Collector_ThatFailed_IsLetBeForAMinute()
    {
        _collector.Status = HttpStatusCode.ServiceUnavailable;
        await StepAsync("AwaitJob", () => Task.FromResult(1));
        await StepAsync("AwaitJob", () => Task.FromResult(1));
        Assert.Equal(1, _collector.Asked);

        _collector.Status = HttpStatusCode.OK;
        _clock.Advance(TimeSpan.FromMinutes(1));
        await StepAsync("AwaitJob", () => Task.FromResult(1));

        Assert.Equal(2, _collector.Asked);
        // The first was lost, the second has waited.
        Assert.Equal(2, _collector.Spans.Count());
    }

    [Fact]
    public async Task Collector_ThatNeverAnswers_IsNotWaitedForLongerThanTheInvocationHas()
    {
        _collector.IsSilent = true;

        // Two seconds are the invocation's own.
        Assert.Equal(1, await StepAsync("AwaitJob", () => Task.FromResult(1), TimeSpan.FromMilliseconds(2020)));

        Assert.Contains("did not answer within 20 ms", _lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Spans_ForWhichThereIsNoTime_WaitForTheNextInvocation()
    {
        await StepAsync("AwaitJob", () => Task.FromResult(1), TimeSpan.FromSeconds(2));
        Assert.Equal(0, _collector.Asked);

        await StepAsync("AwaitJob", () => Task.FromResult(1));

        Assert.Equal(2, _collector.Spans.Count());
    }

    [Theory]
    [InlineData("collector")]
    [InlineData("ftp://collector/")]
    [InlineData("http://:nowhere:/")]
    public async Task Endpoint_ThatIsNone_CostsAWarningAndNoInvocation(string endpoint)
    {
        using var handler = new SocketsHttpHandler();
        using var exporter = new OtlpExporter(new OtlpTarget(endpoint, [], [], TimeSpan.FromSeconds(2)), handler);
        using var spans = new Spans(_logger, exporter, _clock);

        Assert.Equal(1, await StepAsync("AwaitJob", () => Task.FromResult(1), through: new Invocations(_logger, spans)));

        Assert.Contains("Spans could not be exported", _lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Endpoint_ThatIsEmpty_ExportsNothing() => Assert.Null(OtlpTarget.Read(_ => ""));

    [Theory]
    [InlineData(null, null, 2000)]
    [InlineData("500", null, 500)]
    [InlineData("500", "700", 700)]
    [InlineData("0", null, 2000)]
    [InlineData("2 s", null, 2000)]
    public void Patience_IsWhatTheVariablesSay(string? all, string? ofTraces, int milliseconds)
    {
        var target = OtlpTarget.Read(name => name switch
        {
            "OTEL_EXPORTER_OTLP_ENDPOINT" => "http://collector/",
            "OTEL_EXPORTER_OTLP_TIMEOUT" => all,
            "OTEL_EXPORTER_OTLP_TRACES_TIMEOUT" => ofTraces,
            _ => null,
        });

        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), target!.Patience);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Root=1-5759e988-bd862e3fe1be46a994272793")]
    [InlineData("Root=1-5759e988bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8")]
    [InlineData("Root=2-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8")]
    [InlineData("Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8adx")]
    public void Header_ThatNamesNoSpan_IsNoParent(string? header) => Assert.Equal(default, XRayHeader.Parse(header));

    private Task<T> StepAsync<T>(string function, Func<Task<T>> make, TimeSpan? remaining = null, Invocations? through = null)
    {
        var invocation = new TestInvocation { RemainingTime = remaining ?? TimeSpan.FromSeconds(30) };
        return (through ?? _invocations).OfStepAsync(function, new StepInput(s_step, s_nothing, s_nothing, invocation), make);
    }

    /// <summary>Takes exports. Other tests' spans come here, too: listeners are the process's.</summary>
    private sealed class Collector : HttpMessageHandler
    {
        private readonly List<JsonElement> _spans = [];

        public IEnumerable<JsonElement> Spans => _spans.Where(s => s.GetRawText().Contains("{\"stringValue\":\"r\"}", StringComparison.Ordinal));

        public Uri? Address { get; private set; }

        public string? Key { get; private set; }

        public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

        public bool IsSilent { get; set; }

        public int Asked { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked++;
            if (IsSilent)
            {
                await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            }

            Address = request.RequestUri;
            Key = request.Headers.GetValues("x-key").Single();
            var scopes = JsonElement.Parse(await request.Content!.ReadAsStringAsync(cancellationToken)).GetProperty("resourceSpans")[0].GetProperty("scopeSpans");
            var spans = scopes.EnumerateArray().SelectMany(scope => scope.GetProperty("spans").EnumerateArray());
            _spans.AddRange(Status == HttpStatusCode.OK ? spans : []);
            return new HttpResponseMessage(Status);
        }
    }
}
