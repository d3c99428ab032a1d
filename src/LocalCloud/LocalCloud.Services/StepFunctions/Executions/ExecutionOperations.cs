using LocalCloud.Services.StepFunctions.Engine;
using LocalCloud.Services.StepFunctions.Requests;
using LocalCloud.Store;

namespace LocalCloud.Services.StepFunctions.Executions;

/// <summary>Start, stop, describe and redrive executions.</summary>
internal sealed class ExecutionOperations(LocalStore store, ExecutionStarts starts, ExecutionEngine engine, TimeProvider clock)
    : IOperations
{
    public IEnumerable<Operation> Operations =>
    [
        new("StartExecution", StartAsync),
        new("StartSyncExecution", StartSyncAsync),
        new("DescribeExecution", (request, _) => Task.FromResult(Describe(request))),
        new("StopExecution", StopAsync),
        new("RedriveExecution", RedriveAsync),
    ];

    private async Task<Answer> StartAsync(Request request, CancellationToken cancellationToken)
    {
        var started = await starts.StartAsync(Read(request), cancellationToken);
        return json =>
        {
            json.WriteString("executionArn", started.Arn);
            json.WriteTime("startDate", started.StartedAt);
        };
    }

    private async Task<Answer> StartSyncAsync(Request request, CancellationToken cancellationToken)
    {
        var ended = await starts.RunAsync(Read(request), cancellationToken);
        return json => ExecutionJson.WriteSync(json, ended);
    }

    private Answer Describe(Request request)
    {
        var execution = Existing(request);
        var metadataOnly = request.OptionalChoice("includedData", "ALL_DATA", "METADATA_ONLY") == "METADATA_ONLY";
        var redrive = RedriveRules.Judge(execution, clock.NowMilliseconds());
        return json => ExecutionJson.Write(json, execution, redrive, metadataOnly);
    }

    private async Task<Answer> StopAsync(Request request, CancellationToken cancellationToken)
    {
        var error = request.OptionalText("error", 256);
        var cause = request.OptionalText("cause", 32_768);
        var execution = Existing(request);
        await engine.StopAsync(execution.Id, error, cause);
        var stopped = store.Read(connection => ExecutionRows.Find(connection, execution.Id));
        return json => json.WriteTime("stopDate", stopped?.StoppedAt ?? clock.NowMilliseconds());
    }

    private async Task<Answer> RedriveAsync(Request request, CancellationToken cancellationToken)
    {
        var token = request.OptionalText("clientToken", 64, 1);
        var execution = Existing(request);
        if (token is not null && token == execution.RedriveToken)
        {
            return json => json.WriteTime("redriveDate", execution.RedrivenAt);
        }

        var verdict = RedriveRules.Judge(execution, clock.NowMilliseconds());
        if (verdict.Status != RedriveVerdict.Redrivable || !await engine.RedriveAsync(execution.Id))
        {
            throw Errors.ExecutionNotRedrivable(
                $"The execution {execution.Arn} is not redrivable: {verdict.Reason ?? "it changed meanwhile"}");
        }

        if (token is not null)
        {
            await store.WriteAsync(
                connection => ExecutionRows.SetRedriveToken(connection, execution.Id, token), CancellationToken.None);
        }

        var redriven = store.Read(connection => ExecutionRows.Find(connection, execution.Id))!;
        return json => json.WriteTime("redriveDate", redriven.RedrivenAt);
    }

    private static StartRequest Read(Request request) =>
        new(request.Arn("stateMachineArn"), request.OptionalText("name", shortest: 1), request.OptionalData("input"))
        {
            TraceHeader = request.OptionalText("traceHeader", 256),
        };

    private ExecutionRecord Existing(Request request)
    {
        var arn = request.Arn("executionArn");
        _ = StatesArn.Parse(arn, "execution");
        return store.Read(connection => ExecutionRows.Find(connection, arn)) ?? throw Errors.ExecutionDoesNotExist(arn);
    }
}
