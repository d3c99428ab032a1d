using System.Diagnostics;
using Amazon.Lambda.Core;
using Microsoft.Extensions.Logging;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;
using ProtectedJobs.Core.Tracing;
using ProtectedJobs.Functions.Hosting;

namespace ProtectedJobs.Functions.Telemetry;

/// <summary>
/// Every invocation goes through here: it is a span, child of the one that Lambda's trace header names, and ends with a line of what was
/// decided: the answer, or the error by which the machine goes another way.
/// </summary>
public sealed class Invocations
{
    private readonly Spans? _spans;
    private bool _isWarm;

    /// <summary>Invocations that are logged and not traced.</summary>
    /// <param name="logger">Where to.</param>
    public Invocations(ILogger logger) => Logger = logger;

    internal Invocations(ILogger logger, Spans spans)
        : this(logger) => _spans = spans;

    /// <summary>The logger itself, for what else a function has to tell.</summary>
    public ILogger Logger { get; }

    /// <summary>Makes a step of the machine.</summary>
    /// <param name="function">The function's name.</param>
    /// <param name="given">What it was given.</param>
    /// <param name="make">The step.</param>
    internal Task<T> OfStepAsync<T>(string function, StepInput given, Func<Task<T>> make) =>
        RunAsync(given.Context, () => Begin(function, given.Context, "other", given.Step.Run), async () =>
        {
            try
            {
                var answer = await make();
                Log.StepDone(Logger, function, given.Step.RetryCount);
                return answer;
            }
            catch (RunError error)
            {
                Log.StepTurned(Logger, function, error);
                throw;
            }
        });

    /// <summary>Makes what an event, a schedule or a request asks for.</summary>
    /// <param name="function">The function's name.</param>
    /// <param name="context">The invocation.</param>
    /// <param name="trigger">What kind of thing asks: a word of OpenTelemetry's <c>faas.trigger</c>.</param>
    /// <param name="make">What is asked for.</param>
    internal Task<T> OfEventAsync<T>(string function, ILambdaContext context, string trigger, Func<Task<T>> make) =>
        RunAsync(context, () => Begin(function, context, trigger, null), async () =>
        {
            var answer = await make();
            Log.EventDone(Logger, function);
            return answer;
        });

    /// <summary>Makes what an event about one run asks for.</summary>
    /// <param name="function">The function's name.</param>
    /// <param name="context">The invocation.</param>
    /// <param name="run">The run.</param>
    /// <param name="make">What is asked for.</param>
    internal Task<T> OfRunEventAsync<T>(string function, ILambdaContext context, RunIdentity run, Func<Task<T>> make) =>
        RunAsync(context, () => Begin(function, context, "pubsub", run), async () =>
        {
            var answer = await make();
            Log.EventDone(Logger, function);
            return answer;
        });

    private Activity? Begin(string function, ILambdaContext context, string trigger, RunIdentity? run)
    {
        var isCold = !_isWarm;
        _isWarm = true;
        return RunTrace.Source.StartActivity(
            function,
            ActivityKind.Server,
            XRayHeader.Parse(context.TraceId),
            [
                new("faas.trigger", trigger),
                new("faas.invocation_id", context.AwsRequestId),
                new("faas.coldstart", isCold),
                new("aws.lambda.invoked_arn", context.InvokedFunctionArn),
                new(RunTrace.RunId, run?.Id),
                new(RunTrace.Attempt, run?.RedriveCount),
            ]);
    }

    // The span begins in here, not in a caller: what is current ends with an asynchronous method, and the next invocation must not find it.
    private async Task<T> RunAsync<T>(ILambdaContext context, Func<Activity?> begin, Func<Task<T>> make)
    {
        var span = begin();
        try
        {
            return await make();
        }
        catch (Exception error) when (IsNoted(span, error))
        {
            throw;
        }
        finally
        {
            span?.Dispose();
            if (_spans is not null)
            {
                await _spans.SendAsync(context.RemainingTime);
            }
        }
    }

    // Its name, and not its words, which may be the caller's.
    private static bool IsNoted(Activity? span, Exception error)
    {
        span?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", error.GetType().Name);
        return false;
    }
}
