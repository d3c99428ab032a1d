using System.Text.Json.Nodes;

namespace LocalCloud.Host.Templates;

/// <summary>Reads rules and schedules as the calls that make them.</summary>
internal static class EventReader
{
    /// <summary>AWS::Events::Rule.</summary>
    public static void ReadRule(Resource resource, CloudTemplate template)
    {
        var targets = new JsonArray();
        foreach (var target in resource.List("Targets").OfType<JsonObject>())
        {
            targets.Add(target.DeepClone());
        }

        AddRule(
            template,
            resource.Identity.Name,
            resource.Text("EventBusName"),
            resource.Properties["EventPattern"],
            resource.Text("ScheduleExpression"),
            resource.Text("State"),
            targets);
        if (resource.Properties["EventPattern"] is null && resource.Text("ScheduleExpression") is null)
        {
            resource.Faults.Add(resource.Path, "needs an EventPattern or a ScheduleExpression");
        }
    }

    /// <summary>AWS::Scheduler::Schedule.</summary>
    public static void ReadSchedule(Resource resource, CloudTemplate template)
    {
        resource.Required("ScheduleExpression");
        var schedule = resource.Properties.DeepClone().AsObject();
        schedule["Name"] = resource.Identity.Name;
        schedule["FlexibleTimeWindow"] ??= new JsonObject { ["Mode"] = "OFF" };
        template.Schedules.Add(schedule);
    }

    /// <summary>Adds a rule.</summary>
    public static void AddRule(
        CloudTemplate template, string name, string? bus, JsonNode? pattern, string? schedule, string? state, JsonArray targets)
    {
        var rule = new JsonObject { ["Name"] = name };
        var put = new JsonObject { ["Rule"] = name, ["Targets"] = targets };
        if (bus is not null)
        {
            rule["EventBusName"] = bus;
            put["EventBusName"] = bus;
        }

        if (pattern is not null)
        {
            rule["EventPattern"] = pattern is JsonValue text ? text.ToString() : pattern.ToJsonString();
        }

        if (schedule is not null)
        {
            rule["ScheduleExpression"] = schedule;
        }

        rule["State"] = state ?? "ENABLED";
        template.Rules.Add(new RuleResource(rule, put));
    }
}
