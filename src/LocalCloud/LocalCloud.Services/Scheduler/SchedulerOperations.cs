using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.Wire;
using LocalCloud.Store;

namespace LocalCloud.Services.Scheduler;

/// <summary>Calls on schedules. The input has the members of path and query beside those of the body.</summary>
internal sealed partial class SchedulerOperations(
    LocalStore store, ScheduleTimer timer, IAuthorizer authorizer, TimeProvider clock, CloudSettings settings)
{
    public const string DefaultGroup = "default";

    public static string ArnOf(CloudSettings settings, string group, string name) =>
        $"arn:aws:scheduler:{settings.Region}:{settings.AccountId}:schedule/{group}/{name}";

    public async Task<JsonObject> CreateAsync(JsonElement input, Caller caller, CancellationToken cancellationToken)
    {
        var (group, name) = Demand(input, caller, "scheduler:CreateSchedule");
        var definition = ScheduleDefinition.Read(input);
        authorizer.Demand(caller, "iam:PassRole", definition.RoleArn, new Dictionary<string, string> { ["iam:PassedToService"] = "scheduler.amazonaws.com" });
        var now = clock.GetUtcNow();
        var row = timer.Plan(
            new ScheduleRow { Group = group, Name = name, Definition = input.GetRawText(), State = definition.State, CreatedAt = now, UpdatedAt = now },
            definition,
            definition.Next(definition.Anchor(now) - TimeSpan.FromTicks(1), now));
        await store.WriteAsync(
            connection =>
            {
                DemandGroup(connection, group);
                if (ScheduleRows.Find(connection, group, name) is not null)
                {
                    throw new AwsException("ConflictException", 409, $"Schedule {name} already exists.");
                }

                ScheduleRows.Put(connection, row);
            },
            cancellationToken).ConfigureAwait(false);
        timer.Wake();
        return new JsonObject { ["ScheduleArn"] = ArnOf(settings, group, name) };
    }

    public async Task<JsonObject> UpdateAsync(JsonElement input, Caller caller, CancellationToken cancellationToken)
    {
        var (group, name) = Demand(input, caller, "scheduler:UpdateSchedule");
        var definition = ScheduleDefinition.Read(input);
        authorizer.Demand(caller, "iam:PassRole", definition.RoleArn, new Dictionary<string, string> { ["iam:PassedToService"] = "scheduler.amazonaws.com" });
        await store.WriteAsync(
            connection =>
            {
                var old = Demand(connection, group, name);
                var now = clock.GetUtcNow();
                var row = old with { Definition = input.GetRawText(), State = definition.State, UpdatedAt = now };
                ScheduleRows.Put(connection, timer.Plan(row, definition, definition.Next(now, old.CreatedAt)));
            },
            cancellationToken).ConfigureAwait(false);
        timer.Wake();
        return new JsonObject { ["ScheduleArn"] = ArnOf(settings, group, name) };
    }

    public Task<JsonObject> GetAsync(JsonElement input, Caller caller, CancellationToken cancellationToken)
    {
        var (group, name) = Demand(input, caller, "scheduler:GetSchedule");
        var row = store.Read(connection => Demand(connection, group, name));
        var answer = JsonNode.Parse(row.Definition)!.AsObject();
        answer.Remove("ClientToken");
        answer["Arn"] = ArnOf(settings, group, name);
        answer["Name"] = name;
        answer["GroupName"] = group;
        answer["State"] = row.State;
        answer["CreationDate"] = Epoch(row.CreatedAt);
        answer["LastModificationDate"] = Epoch(row.UpdatedAt);
        answer["ScheduleExpressionTimezone"] ??= "UTC";
        answer["ActionAfterCompletion"] ??= "NONE";
        return Task.FromResult(answer);
    }

    public async Task<JsonObject> DeleteAsync(JsonElement input, Caller caller, CancellationToken cancellationToken)
    {
        var (group, name) = Demand(input, caller, "scheduler:DeleteSchedule");
        await store.WriteAsync(
            connection =>
            {
                _ = Demand(connection, group, name);
                ScheduleRows.Delete(connection, group, name);
            },
            cancellationToken).ConfigureAwait(false);
        return [];
    }

    public Task<JsonObject> ListAsync(JsonElement input, Caller caller, CancellationToken cancellationToken)
    {
        authorizer.Demand(caller, "scheduler:ListSchedules", "*");
        var (group, prefix, state) = (input.Text("GroupName") ?? input.Text("ScheduleGroup"), input.Text("NamePrefix") ?? "", input.Text("State"));
        var all = store.Read(ScheduleRows.All)
            .Where(r => (group is null || r.Group == group) && (state is null || r.State == state) && r.Name.StartsWith(prefix, StringComparison.Ordinal))
            .ToList();
        var page = Page(all, input, out var next);
        var schedules = new JsonArray([.. page.Select(row => (JsonNode)new JsonObject
        {
            ["Arn"] = ArnOf(settings, row.Group, row.Name),
            ["CreationDate"] = Epoch(row.CreatedAt),
            ["GroupName"] = row.Group,
            ["LastModificationDate"] = Epoch(row.UpdatedAt),
            ["Name"] = row.Name,
            ["State"] = row.State,
            ["Target"] = new JsonObject { ["Arn"] = (string?)JsonNode.Parse(row.Definition)!["Target"]!["Arn"] },
        })]);
        return Task.FromResult(Listed("Schedules", schedules, next));
    }

    public async Task<JsonObject> CreateGroupAsync(JsonElement input, Caller caller, CancellationToken cancellationToken)
    {
        var name = Name(input, "Name");
        authorizer.Demand(caller, "scheduler:CreateScheduleGroup", GroupArn(name));
        var made = name != DefaultGroup && await store.WriteAsync(
            connection => ScheduleRows.PutGroup(connection, name, clock.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        return made
            ? new JsonObject { ["ScheduleGroupArn"] = GroupArn(name) }
            : throw new AwsException("ConflictException", 409, $"Schedule group {name} already exists.");
    }

    public Task<JsonObject> GetGroupAsync(JsonElement input, Caller caller, CancellationToken cancellationToken)
    {
        var name = Name(input, "Name");
        authorizer.Demand(caller, "scheduler:GetScheduleGroup", GroupArn(name));
        var group = Groups().Where(g => g.Name == name).Select(DescribeGroup).FirstOrDefault();
        return Task.FromResult(group ?? throw NoGroup(name));
    }

    public async Task<JsonObject> DeleteGroupAsync(JsonElement input, Caller caller, CancellationToken cancellationToken)
    {
        var name = Name(input, "Name");
        authorizer.Demand(caller, "scheduler:DeleteScheduleGroup", GroupArn(name));
        if (name == DefaultGroup)
        {
            throw ScheduleDefinition.Invalid("The default schedule group cannot be deleted.");
        }

        return await store.WriteAsync(connection => ScheduleRows.DeleteGroup(connection, name), cancellationToken).ConfigureAwait(false)
            ? []
            : throw NoGroup(name);
    }

    public Task<JsonObject> ListGroupsAsync(JsonElement input, Caller caller, CancellationToken cancellationToken)
    {
        authorizer.Demand(caller, "scheduler:ListScheduleGroups", "*");
        var prefix = input.Text("NamePrefix") ?? "";
        var page = Page([.. Groups().Where(g => g.Name.StartsWith(prefix, StringComparison.Ordinal))], input, out var next);
        return Task.FromResult(Listed("ScheduleGroups", new JsonArray([.. page.Select(g => (JsonNode)DescribeGroup(g))]), next));
    }

    private (string Group, string Name) Demand(JsonElement input, Caller caller, string action)
    {
        var group = input.Text("GroupName") is null ? DefaultGroup : Name(input, "GroupName");
        var name = Name(input, "Name");
        authorizer.Demand(caller, action, ArnOf(settings, group, name));
        return (group, name);
    }

    private static ScheduleRow Demand(Microsoft.Data.Sqlite.SqliteConnection connection, string group, string name) =>
        ScheduleRows.Find(connection, group, name)
        ?? throw new AwsException("ResourceNotFoundException", 404, $"Schedule {name} does not exist.");

    private static void DemandGroup(Microsoft.Data.Sqlite.SqliteConnection connection, string group)
    {
        if (group != DefaultGroup && ScheduleRows.Groups(connection).All(g => g.Name != group))
        {
            throw NoGroup(group);
        }
    }

    private List<(string Name, DateTimeOffset CreatedAt)> Groups() =>
        [(DefaultGroup, DateTimeOffset.UnixEpoch), .. store.Read(ScheduleRows.Groups)];

    private JsonObject DescribeGroup((string Name, DateTimeOffset CreatedAt) group) => new()
    {
        ["Arn"] = GroupArn(group.Name),
        ["Name"] = group.Name,
        ["State"] = "ACTIVE",
        ["CreationDate"] = Epoch(group.CreatedAt),
        ["LastModificationDate"] = Epoch(group.CreatedAt),
    };

    private string GroupArn(string group) => $"arn:aws:scheduler:{settings.Region}:{settings.AccountId}:schedule-group/{group}";

    private static AwsException NoGroup(string name) =>
        new("ResourceNotFoundException", 404, $"Schedule group {name} does not exist.");

    private static string Name(JsonElement input, string member) => input.Text(member) is { } name && NamePattern().IsMatch(name)
        ? name
        : throw ScheduleDefinition.Invalid(
            $"1 validation error detected: Value '{input.Text(member)}' at '{char.ToLowerInvariant(member[0])}{member[1..]}' failed to satisfy constraint: Member must satisfy regular expression pattern: [0-9a-zA-Z-_.]{{1,64}}");

    private static List<T> Page<T>(List<T> all, JsonElement input, out string? next)
    {
        var most = input.Whole("MaxResults") ?? 100;
        var start = 0;
        if (most is < 1 or > 100
            || (input.Text("NextToken") is { } token && !int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out start)))
        {
            throw ScheduleDefinition.Invalid("Invalid MaxResults or NextToken.");
        }

        var page = all.Skip(start).Take((int)most).ToList();
        next = start + page.Count < all.Count ? (start + page.Count).ToString(CultureInfo.InvariantCulture) : null;
        return page;
    }

    private static JsonObject Listed(string name, JsonArray items, string? next)
    {
        var answer = new JsonObject { [name] = items };
        if (next is not null)
        {
            answer["NextToken"] = next;
        }

        return answer;
    }

    private static double Epoch(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000.0;

    [GeneratedRegex(@"^[0-9a-zA-Z\-_.]{1,64}\z")]
    private static partial Regex NamePattern();
}
