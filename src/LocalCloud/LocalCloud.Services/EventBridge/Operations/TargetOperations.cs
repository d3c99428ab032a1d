using System.Text.Json;
using System.Text.Json.Nodes;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.EventBridge.Delivery;
using LocalCloud.Services.EventBridge.Rules;
using LocalCloud.Services.EventBridge.Targets;
using LocalCloud.Services.Wire;

namespace LocalCloud.Services.EventBridge.Operations;

/// <summary>Calls on the targets of rules.</summary>
internal sealed class TargetOperations(RuleBook rules, IAuthorizer authorizer, CloudSettings settings)
{
    private const int MostTargets = 5;

    public async Task<JsonObject> PutAsync(JsonElement input, Caller caller, CancellationToken cancellationToken)
    {
        var rule = Demand(input, caller, "events:PutTargets");
        var targets = input.Structures("Targets")?.Select(RuleTarget.Read).ToList() ?? [];
        if (targets.Count == 0)
        {
            throw Inputs.Validation("Value '[]' at 'targets' failed to satisfy constraint: Member must have length greater than or equal to 1");
        }

        foreach (var target in targets)
        {
            Demand(target);
        }

        if (rule.Targets.Select(t => t.Id).Union(targets.Select(t => t.Id)).Count() > MostTargets)
        {
            throw new AwsException("LimitExceededException", 400, "The requested resource exceeds the maximum number allowed.");
        }

        var failed = new JsonArray();
        foreach (var unknown in targets.Where(t => !TargetCaller.Knows(t.Arn)))
        {
            failed.Add(new JsonObject
            {
                ["TargetId"] = unknown.Id,
                ["ErrorCode"] = "ValidationException",
                ["ErrorMessage"] = $"The local cloud has no service that could take events for {unknown.Arn}.",
            });
        }

        await rules.ChangeAsync(
            connection =>
            {
                foreach (var target in targets.Where(t => TargetCaller.Knows(t.Arn)))
                {
                    RuleRows.PutTarget(connection, rule.Bus, rule.Name, target);
                }

                return true;
            },
            cancellationToken).ConfigureAwait(false);
        return new JsonObject { ["FailedEntryCount"] = failed.Count, ["FailedEntries"] = failed };
    }

    public async Task<JsonObject> RemoveAsync(JsonElement input, Caller caller, CancellationToken cancellationToken)
    {
        var rule = Demand(input, caller, "events:RemoveTargets");
        var ids = input.Texts("Ids") ?? [];
        var failed = new JsonArray();
        foreach (var id in ids.Where(id => rule.Targets.All(t => t.Id != id)))
        {
            failed.Add(new JsonObject
            {
                ["TargetId"] = id,
                ["ErrorCode"] = "ResourceNotFoundException",
                ["ErrorMessage"] = $"Rule {rule.Name} does not have a target with the Id {id}.",
            });
        }

        await rules.ChangeAsync(
            connection => ids.Count(id => RuleRows.DeleteTarget(connection, rule.Bus, rule.Name, id)), cancellationToken)
            .ConfigureAwait(false);
        return new JsonObject { ["FailedEntryCount"] = failed.Count, ["FailedEntries"] = failed };
    }

    public Task<JsonObject> ListAsync(JsonElement input, Caller caller, CancellationToken cancellationToken)
    {
        var rule = Demand(input, caller, "events:ListTargetsByRule");
        var page = Inputs.Page(rule.Targets, input, out var next);
        return Task.FromResult(RuleOperations.Listed("Targets", [.. page.Select(t => JsonNode.Parse(t.Definition))], next));
    }

    private Rule Demand(JsonElement input, Caller caller, string action)
    {
        var (bus, name) = (Inputs.Bus(input), Inputs.Name(input, "Rule"));
        authorizer.Demand(caller, action, Rule.ArnOf(settings.Region, settings.AccountId, bus, name));
        return rules.Demand(bus, name);
    }

    private static void Demand(RuleTarget target)
    {
        if (target.Id.Length is 0 or > 64 || target.Arn.Length is 0 or > 1600)
        {
            throw Inputs.Validation("Value at 'targets' failed to satisfy constraint: Member must have an Id of 1 to 64 and an Arn of 1 to 1600 characters");
        }

        if (target.Arn.Contains(":states:", StringComparison.Ordinal) && target.RoleArn is null)
        {
            throw new AwsException("ValidationException", 400, $"RoleArn is required for target {target.Arn}.");
        }

        var ways = (target.Input is null ? 0 : 1) + (target.InputPath is null ? 0 : 1) + (target.Transformer is null ? 0 : 1);
        if (ways > 1)
        {
            throw new AwsException(
                "ValidationException", 400, $"Only one of Input, InputPath, or InputTransformer must be provided for target {target.Id}.");
        }

        if (target.Input is not null && !IsJson(target.Input))
        {
            throw new AwsException("ValidationException", 400, $"JSON syntax error in input for target {target.Id}");
        }
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
