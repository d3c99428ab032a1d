using System.Text.Json;
using System.Text.Json.Nodes;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.EventBridge.Patterns;
using LocalCloud.Services.EventBridge.Rules;
using LocalCloud.Services.Scheduler.Expressions;
using LocalCloud.Services.Wire;

namespace LocalCloud.Services.EventBridge.Operations;

/// <summary>Calls on rules, and TestEventPattern.</summary>
internal sealed class RuleOperations(
    RuleBook rules, RuleTimer timer, IAuthorizer authorizer, TimeProvider clock, CloudSettings settings)
{
    private static readonly string[] s_eventMembers = ["id", "account", "source", "time", "region", "resources", "detail-type"];

    public async Task<JsonObject> PutAsync(JsonElement input, Caller caller, CancellationToken cancellationToken)
    {
        var (bus, name) = (Inputs.Bus(input), Inputs.Name(input, "Name"));
        var arn = Demand(caller, "events:PutRule", bus, name);
        rules.DemandBus(bus);
        var rule = new Rule
        {
            Bus = bus,
            Name = name,
            Arn = arn,
            PatternText = NullIfEmpty(input.Text("EventPattern")),
            Schedule = NullIfEmpty(input.Text("ScheduleExpression")),
            State = input.Text("State") ?? Rule.Enabled,
            Description = input.Text("Description"),
            RoleArn = input.Text("RoleArn"),
        };
        if (rule.PatternText is null && rule.Schedule is null)
        {
            throw new AwsException("ValidationException", 400, "Parameter(s) EventPattern or ScheduleExpression must be specified.");
        }

        if (rule.State is not Rule.Enabled and not "DISABLED" and not "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS")
        {
            throw Inputs.Validation($"Value '{rule.State}' at 'state' failed to satisfy constraint: Member must satisfy enum value set: [ENABLED, DISABLED, ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS]");
        }

        if (rule.Schedule is not null && bus != RuleBook.DefaultBus)
        {
            throw new AwsException("ValidationException", 400, "ScheduleExpression is supported only on the default event bus.");
        }

        _ = rule.PatternText is null ? null : Parse(rule.PatternText);
        var now = clock.GetUtcNow();
        var due = First(rule.Schedule, now);
        await rules.ChangeAsync(
            connection =>
            {
                RuleRows.Put(connection, rule, now, due);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        timer.Wake();
        return new JsonObject { ["RuleArn"] = arn };
    }

    public async Task<JsonObject> DeleteAsync(JsonElement input, Caller caller, CancellationToken cancellationToken)
    {
        var (bus, name) = (Inputs.Bus(input), Inputs.Name(input, "Name"));
        Demand(caller, "events:DeleteRule", bus, name);
        rules.DemandBus(bus);
        if (rules.Find(bus, name) is { Targets.Count: > 0 })
        {
            throw new AwsException("ValidationException", 400, "Rule can't be deleted since it has targets.");
        }

        await rules.ChangeAsync(
            connection =>
            {
                RuleRows.Delete(connection, bus, name);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        return [];
    }

    public Task<JsonObject> EnableAsync(JsonElement input, Caller caller, CancellationToken cancellationToken) =>
        SetStateAsync(input, caller, "events:EnableRule", Rule.Enabled, cancellationToken);

    public Task<JsonObject> DisableAsync(JsonElement input, Caller caller, CancellationToken cancellationToken) =>
        SetStateAsync(input, caller, "events:DisableRule", "DISABLED", cancellationToken);

    public Task<JsonObject> DescribeAsync(JsonElement input, Caller caller, CancellationToken cancellationToken)
    {
        var (bus, name) = (Inputs.Bus(input), Inputs.Name(input, "Name"));
        Demand(caller, "events:DescribeRule", bus, name);
        return Task.FromResult(Describe(rules.Demand(bus, name)));
    }

    public Task<JsonObject> ListAsync(JsonElement input, Caller caller, CancellationToken cancellationToken)
    {
        var bus = Inputs.Bus(input);
        Demand(caller, "events:ListRules", bus, "*");
        rules.DemandBus(bus);
        var prefix = input.Text("NamePrefix") ?? "";
        var page = Inputs.Page(
            [.. rules.Rules.Where(r => r.Bus == bus && r.Name.StartsWith(prefix, StringComparison.Ordinal))], input, out var next);
        return Task.FromResult(Listed("Rules", [.. page.Select(r => (JsonNode)Describe(r))], next));
    }

    public Task<JsonObject> NamesByTargetAsync(JsonElement input, Caller caller, CancellationToken cancellationToken)
    {
        var bus = Inputs.Bus(input);
        Demand(caller, "events:ListRuleNamesByTarget", bus, "*");
        rules.DemandBus(bus);
        var arn = input.Text("TargetArn");
        var page = Inputs.Page(
            [.. rules.Rules.Where(r => r.Bus == bus && r.Targets.Any(t => t.Arn == arn))], input, out var next);
        return Task.FromResult(Listed("RuleNames", [.. page.Select(r => (JsonNode)r.Name)], next));
    }

    public Task<JsonObject> TestPatternAsync(JsonElement input, Caller caller, CancellationToken cancellationToken)
    {
        authorizer.Demand(caller, "events:TestEventPattern", "*");
        var pattern = Parse(input.Text("EventPattern") ?? throw Inputs.Validation("Value null at 'eventPattern' failed to satisfy constraint: Member must not be null"));
        var text = input.Text("Event") ?? throw Inputs.Validation("Value null at 'event' failed to satisfy constraint: Member must not be null");
        try
        {
            var @event = JsonElement.Parse(text);
            var missing = @event.ValueKind != JsonValueKind.Object
                ? "id"
                : s_eventMembers.FirstOrDefault(n => !@event.TryGetProperty(n, out _));
            return missing is null
                ? Task.FromResult(new JsonObject { ["Result"] = pattern.Matches(@event) })
                : throw new AwsException("ValidationException", 400, $"Parameter Event is not valid. Reason: {missing} is a required argument.");
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            throw new AwsException("ValidationException", 400, "Parameter Event is not valid. Reason: it is not JSON.");
        }
    }

    internal static JsonObject Listed(string name, JsonArray items, string? next)
    {
        var answer = new JsonObject { [name] = items };
        if (next is not null)
        {
            answer["NextToken"] = next;
        }

        return answer;
    }

    private async Task<JsonObject> SetStateAsync(
        JsonElement input, Caller caller, string action, string state, CancellationToken cancellationToken)
    {
        var (bus, name) = (Inputs.Bus(input), Inputs.Name(input, "Name"));
        Demand(caller, action, bus, name);
        var rule = rules.Demand(bus, name);
        var now = clock.GetUtcNow();
        var due = First(rule.Schedule, now);
        await rules.ChangeAsync(
            connection =>
            {
                RuleRows.Put(connection, rule with { State = state }, now, due);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        timer.Wake();
        return [];
    }

    private static DateTimeOffset? First(string? schedule, DateTimeOffset now)
    {
        try
        {
            return schedule?.StartsWith("at(", StringComparison.Ordinal) == true
                ? throw new ScheduleExpressionException(schedule)
                : RuleTimer.First(schedule, now);
        }
        catch (ScheduleExpressionException)
        {
            throw new AwsException("ValidationException", 400, "Parameter ScheduleExpression is not valid.");
        }
    }

    private static EventPattern Parse(string text)
    {
        try
        {
            return EventPattern.Parse(text);
        }
        catch (PatternException e)
        {
            throw new AwsException("InvalidEventPatternException", 400, e.Message);
        }
    }

    private string Demand(Caller caller, string action, string bus, string name)
    {
        var arn = Rule.ArnOf(settings.Region, settings.AccountId, bus, name);
        authorizer.Demand(caller, action, arn);
        return arn;
    }

    private static JsonObject Describe(Rule rule)
    {
        var described = new JsonObject { ["Name"] = rule.Name, ["Arn"] = rule.Arn, ["EventBusName"] = rule.Bus, ["State"] = rule.State };
        foreach (var (member, value) in new[]
        {
            ("EventPattern", rule.PatternText),
            ("ScheduleExpression", rule.Schedule),
            ("Description", rule.Description),
            ("RoleArn", rule.RoleArn),
        })
        {
            if (value is not null)
            {
                described[member] = value;
            }
        }

        return described;
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
