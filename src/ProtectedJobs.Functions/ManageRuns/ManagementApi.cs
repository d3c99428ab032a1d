using ProtectedJobs.Aws.Management;
using ProtectedJobs.Core.Management;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Functions.ManageRuns;

/// <summary>Durable Functions' HTTP API over <see cref="RunClient"/>. Routes below <see cref="ManagementRequest.Root"/>; README.md has the table.</summary>
internal sealed partial class ManagementApi(RunClient client, TimeProvider clock)
{
    private const string ContinuationToken = "x-ms-continuation-token";
    private readonly string _name = client.StateMachineArn[(client.StateMachineArn.LastIndexOf(':') + 1)..];

    /// <summary>Answers a request.</summary>
    public async Task<ManagementAnswer> AnswerAsync(ManagementRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await RouteAsync(request, cancellationToken);
        }
        catch (BadRequestException bad)
        {
            return ManagementAnswer.Tell(400, bad.Message);
        }
        catch (Throttled)
        {
            return ManagementAnswer.Tell(429, "AWS asks for fewer calls. Ask again in a moment.").With("Retry-After", "2");
        }
        catch (RunError error)
        {
            return ManagementAnswer.Tell(503, error.Message).With("Retry-After", "5");
        }
    }

    private Task<ManagementAnswer> RouteAsync(ManagementRequest request, CancellationToken cancellationToken) => (request.Method, request.Segments) switch
    {
        ("POST", ["orchestrators", var name]) => StartAsync(request, name, null, cancellationToken),
        ("POST", ["orchestrators", var name, var id]) => StartAsync(request, name, id, cancellationToken),
        ("GET", ["instances"]) => ListAsync(request, cancellationToken),
        ("DELETE", ["instances"]) => PurgeManyAsync(request, cancellationToken),
        ("GET", ["instances", var id]) => StatusAsync(request, id, cancellationToken),
        ("DELETE", ["instances", var id]) => PurgeAsync(id, cancellationToken),
        ("POST", ["instances", var id, "raiseEvent", var name]) => RaiseAsync(request, id, name, cancellationToken),
        ("POST", ["instances", var id, "terminate"]) => ActAsync(client.TerminateAsync(id, request.Text("reason"), cancellationToken)),
        ("POST", ["instances", var id, "rewind"]) => RewindAsync(id, cancellationToken),
        ("POST", ["instances", var id, "restart"]) => RestartAsync(request, id, cancellationToken),
        ("POST", ["instances", _, "suspend" or "resume"]) => Task.FromResult(ManagementAnswer.Tell(
            501, "Step Functions cannot suspend an execution. To stop a run and go on later: terminate, then rewind.")),
        _ => Task.FromResult(ManagementAnswer.Tell(404, $"There is no {request.Method} {ManagementRequest.Root}/{string.Join('/', request.Segments)}.")),
    };

    private static async Task<ManagementAnswer> ActAsync(Task<RunAnswer> act) => ManagementAnswer.Of(await act);

    private async Task<ManagementAnswer> StartAsync(ManagementRequest request, string name, string? runId, CancellationToken cancellationToken)
    {
        if (!name.Equals(_name, StringComparison.OrdinalIgnoreCase))
        {
            return ManagementAnswer.Tell(400, $"functionName: wanted {_name}, found '{name}'");
        }

        var (timeout, pause) = (request.Seconds("timeout"), request.Seconds("pollingInterval"));
        if (timeout < pause)
        {
            return ManagementAnswer.Tell(400, "pollingInterval: wanted no more than the timeout");
        }

        return await client.StartAsync(runId, request.Body, cancellationToken) switch
        {
            RunStart.Started run when timeout is null && pause is null => Accepted(request, run.RunId),
            RunStart.Started run => await WaitAsync(request, run.RunId, timeout, pause, cancellationToken),
            // Nothing was started, and nothing needs to be: it says so, and where to look.
            RunStart.RanBefore run => Accepted(request, run.RunId).With("x-run-existed", "true"),
            RunStart.IdTaken taken => ManagementAnswer.Tell(
                409, $"Another request was run as {taken.RunId}, and Step Functions frees a name 90 days after its end. Use another id."),
            RunStart.Invalid invalid => ManagementAnswer.Refuse(invalid.Faults),
            var other => throw new InvalidOperationException($"No such answer: {other}."),
        };
    }

    private static ManagementAnswer Accepted(ManagementRequest request, string runId)
    {
        var uris = Payloads.Uris(request.BaseUrl, runId);
        return new ManagementAnswer(202, uris).With("Location", uris["statusQueryGetUri"]!.GetValue<string>()).With("Retry-After", "10");
    }

    private async Task<ManagementAnswer> WaitAsync(
        ManagementRequest request, string runId, TimeSpan? timeout, TimeSpan? pause, CancellationToken cancellationToken)
    {
        var patience = timeout is { } asked && asked < ManagementRequest.LongestWait ? asked : ManagementRequest.LongestWait;
        using var limit = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var view = await client.WaitAsync(runId, pause ?? TimeSpan.FromSeconds(1), null, either.Token);
            return view switch
            {
                null => Accepted(request, runId),
                { RuntimeStatus: RuntimeStatus.Completed } => new ManagementAnswer(200, Payloads.Status(view, _name, showInput: false)["output"]?.DeepClone()),
                _ => Told(request, view, showInput: true),
            };
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return Accepted(request, runId);
        }
    }

    private async Task<ManagementAnswer> StatusAsync(ManagementRequest request, string runId, CancellationToken cancellationToken)
    {
        var (showInput, showHistory) = (request.Flag("showInput", whenAbsent: true), request.Flag("showHistory", whenAbsent: false));
        var showOutput = request.Flag("showHistoryOutput", whenAbsent: false);
        _ = request.Flag("returnInternalServerErrorOnFailure", whenAbsent: false);
        if (await client.GetAsync(runId, cancellationToken) is not { } view)
        {
            return ManagementAnswer.NoSuchRun(runId);
        }

        var answer = Told(request, view, showInput);
        if (showHistory)
        {
            answer.Body!["historyEvents"] = HistoryPayload.Of(await client.RawHistoryAsync(runId, cancellationToken), _name, showOutput);
        }

        return answer;
    }

    private ManagementAnswer Told(ManagementRequest request, RunView view, bool showInput)
    {
        var body = Payloads.Status(view, _name, showInput);
        return view.RuntimeStatus switch
        {
            RuntimeStatus.Failed when request.Flag("returnInternalServerErrorOnFailure", whenAbsent: false) => new ManagementAnswer(500, body),
            var status when status.IsOver() => new ManagementAnswer(200, body),
            _ => new ManagementAnswer(202, body)
                .With("Location", Payloads.Uris(request.BaseUrl, view.RunId)["statusQueryGetUri"]!.GetValue<string>())
                .With("Retry-After", "5"),
        };
    }

    private async Task<ManagementAnswer> RewindAsync(string runId, CancellationToken cancellationToken) =>
        await client.GetAsync(runId, cancellationToken) is { RuntimeStatus: RuntimeStatus.Canceled }
            ? ManagementAnswer.Tell(410, $"Run {runId} is Canceled. Restart it to run it again.")
            : ManagementAnswer.Of(await client.RewindAsync(runId, cancellationToken));

    private async Task<ManagementAnswer> RestartAsync(ManagementRequest request, string runId, CancellationToken cancellationToken)
    {
        if (!request.Flag("restartWithNewInstanceId", whenAbsent: true))
        {
            return ManagementAnswer.Tell(
                400, "restartWithNewInstanceId: wanted true: Step Functions frees a name 90 days after its end. To go on under the same id, rewind.");
        }

        return await client.RestartAsync(runId, null, cancellationToken) switch
        {
            null => ManagementAnswer.Tell(400, $"There is no run {runId}."),
            RunStart.Started run => Accepted(request, run.RunId),
            RunStart.Invalid invalid => ManagementAnswer.Refuse(invalid.Faults),
            var other => throw new InvalidOperationException($"A new id cannot be taken: {other}."),
        };
    }
}
