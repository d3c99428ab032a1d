using System.Globalization;
using LocalCloud.Services.StepFunctions.Machines;
using LocalCloud.Services.StepFunctions.Maps;
using LocalCloud.Services.StepFunctions.Requests;
using LocalCloud.Store;

namespace LocalCloud.Services.StepFunctions.Executions;

/// <summary>ListExecutions: a machine's, a version's, an alias's or a Map run's, newest first.</summary>
internal sealed class ListOperations(LocalStore store) : IOperations
{
    private const int LongestToken = 3096;

    public IEnumerable<Operation> Operations => [new("ListExecutions", (request, _) => Task.FromResult(List(request)))];

    private Answer List(Request request)
    {
        var filter = Filter(request);
        var count = request.MaxResults();
        var scope = $"ListExecutions {filter}";
        var before = PageToken.Read(request, scope, LongestToken) is { } place
            ? long.Parse(place, CultureInfo.InvariantCulture)
            : long.MaxValue;
        var page = store.Read(connection => ExecutionRows.Page(connection, filter, before, count + 1));
        var next = page.Count > count
            ? PageToken.Write(scope, page[count - 1].Id.ToString(CultureInfo.InvariantCulture))
            : null;
        return json => json.WritePage("executions", page.Take(count), next, ExecutionJson.WriteListed);
    }

    private ExecutionFilter Filter(Request request)
    {
        var status = request.OptionalChoice(
            "statusFilter", "SUCCEEDED", "TIMED_OUT", "PENDING_REDRIVE", "ABORTED", "FAILED", "RUNNING");
        var redriven = request.OptionalChoice("redriveFilter", "REDRIVEN", "NOT_REDRIVEN") switch
        {
            "REDRIVEN" => true,
            "NOT_REDRIVEN" => false,
            _ => (bool?)null,
        };
        var arn = request.OptionalText("stateMachineArn", 256, 1);
        var mapRunArn = request.OptionalText("mapRunArn", 2000, 1);
        if (arn is null == mapRunArn is null)
        {
            throw Errors.Validation("Must provide exactly one of these parameters: stateMachineArn, mapRunArn");
        }

        if (mapRunArn is not null)
        {
            _ = StatesArn.Parse(mapRunArn, "mapRun");
            _ = store.Read(connection => MapRunRows.Find(connection, mapRunArn)) ?? throw Errors.ResourceNotFound(mapRunArn);
            return new ExecutionFilter(null, mapRunArn, status, redriven);
        }

        var parsed = StatesArn.Parse(arn!, "stateMachine");
        var machine = store.Read(connection => MachineRows.Find(connection, parsed.MachineArn))
            ?? throw Errors.StateMachineDoesNotExist(arn!);
        return machine.IsExpress
            ? throw Errors.StateMachineTypeNotSupported()
            : new ExecutionFilter(machine.Arn, null, status, redriven) { TargetArn = parsed.Rest.Length > 0 ? arn : null };
    }
}
