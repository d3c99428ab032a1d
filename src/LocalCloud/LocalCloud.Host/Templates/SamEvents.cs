using System.Text.Json.Nodes;

namespace LocalCloud.Host.Templates;

/// <summary>SAM's Events of functions and state machines: rules, schedules and routes in short form.</summary>
internal static class SamEvents
{
    private static readonly string[] s_targetMembers = ["Input", "InputPath", "InputTransformer", "RetryPolicy"];

    private static readonly string[] s_scheduleMembers =
        ["ScheduleExpression", "ScheduleExpressionTimezone", "FlexibleTimeWindow", "StartDate", "EndDate", "State", "GroupName", "Description"];

    /// <summary>Reads the events of a resource.</summary>
    /// <param name="resource">The function or state machine.</param>
    /// <param name="template">Where they go.</param>
    /// <param name="targetArn">What they start.</param>
    public static void Read(Resource resource, CloudTemplate template, string targetArn)
    {
        foreach (var (name, node) in resource.Object("Events"))
        {
            if (node is not JsonObject body || body["Type"] is not JsonValue type)
            {
                resource.Faults.Add($"{resource.Path}.Events.{name}", "must be an object with a Type");
                continue;
            }

            var item = resource.Part(body["Properties"] as JsonObject ?? []);
            var id = $"{resource.LogicalId}{name}";
            switch (type.ToString())
            {
                case "Schedule":
                    EventReader.AddRule(
                        template, item.Text("Name") ?? id, null, null, item.Required("Schedule"), State(item), [RuleTarget(template, item, id, targetArn)]);
                    break;
                case "EventBridgeRule" or "CloudWatchEvent":
                    EventReader.AddRule(
                        template,
                        item.Text("RuleName") ?? id,
                        item.Text("EventBusName"),
                        item.Properties["Pattern"],
                        null,
                        State(item),
                        [RuleTarget(template, item, id, targetArn)]);
                    break;
                case "ScheduleV2":
                    template.Schedules.Add(Schedule(template, item, id, targetArn));
                    break;
                case "HttpApi":
                    template.Routes.Add(HttpApiReader.Route(item, resource.Identity.Name));
                    if (item.Text("PayloadFormatVersion") is { } version and not "2.0")
                    {
                        template.Notes.Add(new NotedResource(
                            $"{resource.LogicalId}.Events.{name}", "HttpApi", $"payload format {version} is not spoken here: the function gets 2.0", IsMissed: true));
                    }

                    break;
                default:
                    template.Notes.Add(new NotedResource(
                        $"{resource.LogicalId}.Events.{name}", type.ToString(), "this kind of event is unknown to the local cloud", IsMissed: true));
                    break;
            }
        }
    }

    private static JsonObject Target(Resource item, string id, string arn)
    {
        var target = new JsonObject { ["Id"] = id, ["Arn"] = arn };
        Copy(item.Properties, target, s_targetMembers);
        if (item.Part(item.Object("DeadLetterConfig")).Text("Arn") is { } deadLetters)
        {
            target["DeadLetterConfig"] = new JsonObject { ["Arn"] = deadLetters };
        }

        return target;
    }

    // A function lets EventBridge invoke it by its own policy; a state machine is started with a role.
    private static JsonObject RuleTarget(CloudTemplate template, Resource item, string id, string arn)
    {
        var target = Target(item, item.Part(item.Object("Target")).Text("Id") ?? id, arn);
        if (!IsFunction(arn))
        {
            target["RoleArn"] = item.Text("RoleArn") ?? EventRole(template, id, arn);
        }

        return target;
    }

    // SAM makes a role for it that may do just this.
    private static string EventRole(CloudTemplate template, string id, string targetArn)
    {
        var role = template.Role($"arn:aws:iam::{targetArn.Split(':')[4]}:role/{id}Role");
        role.Policies.Add(SamPolicies.Allow([IsFunction(targetArn) ? "lambda:InvokeFunction" : "states:StartExecution"], [targetArn]));
        return role.Arn;
    }

    private static bool IsFunction(string arn) => arn.Contains(":lambda:", StringComparison.Ordinal);

    private static JsonObject Schedule(CloudTemplate template, Resource item, string id, string arn)
    {
        item.Required("ScheduleExpression");
        var target = Target(item, id, arn);
        target.Remove("Id");
        target["RoleArn"] = item.Text("RoleArn") ?? EventRole(template, id, arn);
        var schedule = new JsonObject { ["Name"] = item.Text("Name") ?? id, ["Target"] = target };
        Copy(item.Properties, schedule, s_scheduleMembers);
        schedule["FlexibleTimeWindow"] ??= new JsonObject { ["Mode"] = "OFF" };
        return schedule;
    }

    private static string State(Resource item) =>
        item.Text("State") ?? (item.Text("Enabled") is "false" or "False" ? "DISABLED" : "ENABLED");

    private static void Copy(JsonObject from, JsonObject to, string[] members)
    {
        foreach (var member in members)
        {
            if (from[member] is { } value)
            {
                to[member] = value.DeepClone();
            }
        }
    }
}
