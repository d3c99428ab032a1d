using System.Globalization;
using System.Text.Json;
using LocalCloud.Services.StepFunctions.Engine;
using LocalCloud.Services.StepFunctions.Executions;
using LocalCloud.Services.StepFunctions.Requests;
using LocalCloud.Store;

namespace LocalCloud.Services.StepFunctions.Maps;

/// <summary>Describe, list and update Map runs.</summary>
internal sealed class MapRunOperations(LocalStore store, ExecutionEngine engine) : IOperations
{
    public IEnumerable<Operation> Operations =>
    [
        new("DescribeMapRun", (request, _) => Task.FromResult(Describe(request))),
        new("ListMapRuns", (request, _) => Task.FromResult(List(request))),
        new("UpdateMapRun", UpdateAsync),
    ];

    private Answer Describe(Request request)
    {
        var arn = ReadArn(request);
        var (run, execution, counts) = store.Read(connection =>
        {
            var found = MapRunRows.Find(connection, arn) ?? throw Errors.ResourceNotFound(arn);
            return (found, ExecutionRows.Find(connection, found.Execution)!, MapRunRows.Counts(connection, arn));
        });
        return json =>
        {
            json.WriteString("mapRunArn", run.Arn);
            json.WriteString("executionArn", execution.Arn);
            json.WriteString("status", run.Status);
            json.WriteTime("startDate", run.StartedAt);
            json.WriteTime("stopDate", run.StoppedAt);
            json.WriteNumber("maxConcurrency", run.MaxConcurrency);
            json.WriteNumber("toleratedFailurePercentage", Math.Max(0, run.ToleratedFailurePercentage));
            json.WriteNumber("toleratedFailureCount", Math.Max(0, run.ToleratedFailureCount));
            WriteCounts(json, "itemCounts", run.Items ?? 0, run.ResultsWritten, status => counts.GetValueOrDefault(status).Items);
            WriteCounts(json, "executionCounts", run.Children ?? 0, run.ResultsWritten, status => counts.GetValueOrDefault(status).Executions);
            json.WriteNumber("redriveCount", run.RedriveCount);
            json.WriteTime("redriveDate", run.RedrivenAt);
        };
    }

    private Answer List(Request request)
    {
        var arn = request.Arn("executionArn");
        _ = StatesArn.Parse(arn, "execution");
        var count = request.MaxResults();
        var scope = $"ListMapRuns {arn}";
        var after = PageToken.Read(request, scope) is { } place ? long.Parse(place, CultureInfo.InvariantCulture) : 0;
        var (execution, page) = store.Read(connection =>
        {
            var found = ExecutionRows.Find(connection, arn) ?? throw Errors.ExecutionDoesNotExist(arn);
            return (found, MapRunRows.Of(connection, found.Id, after, count + 1));
        });
        var next = page.Count > count
            ? PageToken.Write(scope, page[count - 1].MapRun.ToString(CultureInfo.InvariantCulture))
            : null;
        return json => json.WritePage("mapRuns", page.Take(count), next, (json, run) =>
        {
            json.WriteString("executionArn", execution.Arn);
            json.WriteString("mapRunArn", run.Arn);
            json.WriteString("stateMachineArn", MapRunArns.MachineOf(run.Arn));
            json.WriteTime("startDate", run.StartedAt);
            json.WriteTime("stopDate", run.StoppedAt);
        });
    }

    private async Task<Answer> UpdateAsync(Request request, CancellationToken cancellationToken)
    {
        var arn = ReadArn(request);
        var concurrency = (long?)request.OptionalNumber("maxConcurrency", 0, int.MaxValue);
        var percentage = request.OptionalNumber("toleratedFailurePercentage", 0, 100);
        var failures = (long?)request.OptionalNumber("toleratedFailureCount", 0, int.MaxValue);
        var updated = await store.WriteAsync(
            connection =>
            {
                var run = MapRunRows.Find(connection, arn) ?? throw Errors.ResourceNotFound(arn);
                if (run.Status != MapRunRecord.Running)
                {
                    throw Errors.Validation("Map Run is not running", "CANNOT_UPDATE_COMPLETED_MAP_RUN");
                }

                run = run with
                {
                    MaxConcurrency = concurrency ?? run.MaxConcurrency,
                    ToleratedFailurePercentage = percentage ?? run.ToleratedFailurePercentage,
                    ToleratedFailureCount = failures ?? run.ToleratedFailureCount,
                };
                MapRunRows.Put(connection, run);
                return run;
            },
            cancellationToken);
        engine.Changed(updated);
        return Operation.Empty;
    }

    private static string ReadArn(Request request)
    {
        var arn = request.Text("mapRunArn", 2000, 1);
        _ = StatesArn.Parse(arn, "mapRun");
        return arn;
    }

    private static void WriteCounts(
        Utf8JsonWriter json, string name, long total, long written, Func<string, long> of)
    {
        string[] statuses =
        [
            ExecutionRecord.Running, ExecutionRecord.Succeeded, ExecutionRecord.Failed, ExecutionRecord.TimedOut, ExecutionRecord.Aborted,
        ];
        json.WriteStartObject(name);
        json.WriteNumber("pending", Math.Max(0, total - statuses.Sum(of)));
        json.WriteNumber("running", of(ExecutionRecord.Running));
        json.WriteNumber("succeeded", of(ExecutionRecord.Succeeded));
        json.WriteNumber("failed", of(ExecutionRecord.Failed));
        json.WriteNumber("timedOut", of(ExecutionRecord.TimedOut));
        json.WriteNumber("aborted", of(ExecutionRecord.Aborted));
        json.WriteNumber("total", total);
        json.WriteNumber("resultsWritten", written);
        json.WriteNumber("failuresNotRedrivable", 0);
        json.WriteNumber("pendingRedrive", 0);
        json.WriteEndObject();
    }
}
