using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.Wire;
using Microsoft.AspNetCore.Http;

namespace LocalCloud.Services.Scheduler;

/// <summary>Scheduler on the wire, and as SDK actions of a state machine.</summary>
internal sealed class SchedulerService : IAwsService, ISdkActions
{
    // The query's names, and what the same thing is called in a body.
    private static readonly Dictionary<string, string> s_query = new()
    {
        ["groupName"] = "GroupName",
        ["ScheduleGroup"] = "GroupName",
        ["NamePrefix"] = "NamePrefix",
        ["State"] = "State",
        ["MaxResults"] = "MaxResults",
        ["NextToken"] = "NextToken",
    };

    private readonly RestJsonRoutes _routes = new();
    private readonly Dictionary<string, Func<JsonElement, Caller, CancellationToken, Task<JsonObject>>> _actions = [];

    public SchedulerService(SchedulerOperations operations)
    {
        Add("POST", "/schedules/{Name}", "createSchedule", operations.CreateAsync);
        Add("PUT", "/schedules/{Name}", "updateSchedule", operations.UpdateAsync);
        Add("GET", "/schedules/{Name}", "getSchedule", operations.GetAsync);
        Add("DELETE", "/schedules/{Name}", "deleteSchedule", operations.DeleteAsync);
        Add("GET", "/schedules", "listSchedules", operations.ListAsync);
        Add("POST", "/schedule-groups/{Name}", "createScheduleGroup", operations.CreateGroupAsync);
        Add("GET", "/schedule-groups/{Name}", "getScheduleGroup", operations.GetGroupAsync);
        Add("DELETE", "/schedule-groups/{Name}", "deleteScheduleGroup", operations.DeleteGroupAsync);
        Add("GET", "/schedule-groups", "listScheduleGroups", operations.ListGroupsAsync);
    }

    public string SigningName => "scheduler";

    public WireProtocol Protocol => WireProtocol.RestJson;

    public string SdkName => "scheduler";

    public string ErrorPrefix => "Scheduler";

    public IReadOnlyCollection<string> Actions => _actions.Keys;

    public Task HandleAsync(HttpContext context, Caller caller) => _routes.HandleAsync(context, caller);

    public async Task<string> CallAsync(string action, string parameters, Caller caller, CancellationToken cancellationToken) =>
        (await _actions[action](JsonElement.Parse(parameters), caller, cancellationToken).ConfigureAwait(false)).ToJsonString();

    private void Add(string method, string path, string action, Func<JsonElement, Caller, CancellationToken, Task<JsonObject>> run)
    {
        _actions[action] = run;
        _routes.Add(method, path, async call => await run(Gather(call), call.Caller, call.Aborted).ConfigureAwait(false));
    }

    // One object of all that a call names, wherever it stood.
    private static JsonElement Gather(JsonCall call)
    {
        var input = JsonObject.Create(call.Input)!;
        foreach (var (label, value) in call.Path)
        {
            input[label] = value;
        }

        foreach (var (parameter, member) in s_query)
        {
            if (call.Query(parameter) is { } value)
            {
                input[member] = member != "MaxResults" ? value
                    : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
                    : throw ScheduleDefinition.Invalid("Invalid MaxResults.");
            }
        }

        return JsonElement.Parse(input.ToJsonString());
    }
}
