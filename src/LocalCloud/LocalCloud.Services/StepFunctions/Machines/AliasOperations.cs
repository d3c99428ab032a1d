using LocalCloud.Services.StepFunctions.Requests;
using LocalCloud.Store;

namespace LocalCloud.Services.StepFunctions.Machines;

/// <summary>Create, update, describe, list and delete aliases.</summary>
internal sealed class AliasOperations(LocalStore store, ExecutionTargets targets, TimeProvider clock) : IOperations
{
    public IEnumerable<Operation> Operations =>
    [
        new("CreateStateMachineAlias", CreateAsync),
        new("UpdateStateMachineAlias", UpdateAsync),
        new("DescribeStateMachineAlias", (request, _) => Task.FromResult(Describe(request))),
        new("ListStateMachineAliases", (request, _) => Task.FromResult(List(request))),
        new("DeleteStateMachineAlias", DeleteAsync),
    ];

    private async Task<Answer> CreateAsync(Request request, CancellationToken cancellationToken)
    {
        var name = Names.CheckAlias(request.Text("name"));
        var description = request.OptionalText("description", 256);
        var routes = AliasRouting.Read(request)
            ?? throw Errors.Constraint(null, "routingConfiguration", "Member must not be null");
        var machineArn = AliasRouting.MachineOf(routes[0]);
        var now = clock.NowMilliseconds();
        var wanted = new MachineAlias(
            $"{machineArn}:{name}", machineArn, name, description, AliasRouting.ToText(routes), now, now);
        var alias = await store.WriteAsync(
            connection =>
            {
                AliasRouting.CheckExist(connection, routes);
                if (VersionRows.FindAlias(connection, wanted.Arn) is { } found)
                {
                    return found.Routing == wanted.Routing && found.Description == description
                        ? found
                        : throw Errors.Conflict(
                            "Failed to create alias because an alias with the same name and a different routing configuration already exists.");
                }

                VersionRows.Put(connection, wanted);
                return wanted;
            },
            cancellationToken);
        targets.Forget();
        return json =>
        {
            json.WriteString("stateMachineAliasArn", alias.Arn);
            json.WriteTime("creationDate", alias.CreatedAt);
        };
    }

    private async Task<Answer> UpdateAsync(Request request, CancellationToken cancellationToken)
    {
        var arn = AliasArn(request);
        var description = request.OptionalText("description", 256);
        var routes = AliasRouting.Read(request);
        if (description is null && routes is null)
        {
            throw Errors.Validation(
                "Either the description or the RoutingConfiguration must be specified", "MISSING_REQUIRED_PARAMETER");
        }

        var now = clock.NowMilliseconds();
        await store.WriteAsync(
            connection =>
            {
                var alias = VersionRows.FindAlias(connection, arn) ?? throw Errors.ResourceNotFound(arn);
                if (routes is not null)
                {
                    AliasRouting.CheckExist(connection, routes);
                    if (routes.Any(route => AliasRouting.MachineOf(route) != alias.MachineArn))
                    {
                        throw Errors.Validation(
                            "Routing configuration must contain state machine version ARNs of the alias's state machine.",
                            "INVALID_ROUTING_CONFIGURATION");
                    }
                }

                VersionRows.Put(connection, alias with
                {
                    Description = description ?? alias.Description,
                    Routing = routes is null ? alias.Routing : AliasRouting.ToText(routes),
                    UpdatedAt = now,
                });
            },
            cancellationToken);
        targets.Forget();
        return json => json.WriteTime("updateDate", now);
    }

    private Answer Describe(Request request)
    {
        var arn = AliasArn(request);
        var alias = store.Read(connection => VersionRows.FindAlias(connection, arn)) ?? throw Errors.ResourceNotFound(arn);
        return json =>
        {
            json.WriteString("stateMachineAliasArn", alias.Arn);
            json.WriteString("name", alias.Name);
            json.WriteSome("description", alias.Description);
            json.WritePropertyName("routingConfiguration");
            json.WriteRawValue(alias.Routing);
            json.WriteTime("creationDate", alias.CreatedAt);
            json.WriteTime("updateDate", alias.UpdatedAt);
        };
    }

    private Answer List(Request request)
    {
        var arn = request.Arn("stateMachineArn");
        var machine = StatesArn.Parse(arn, "stateMachine");
        var count = request.MaxResults();
        var scope = $"ListStateMachineAliases {arn}";
        var after = PageToken.Read(request, scope) ?? "";
        var page = store.Read(connection =>
        {
            var found = MachineRows.Find(connection, machine.MachineArn);
            return found is null
                ? throw Errors.StateMachineDoesNotExist(arn)
                : VersionRows.AliasesOf(connection, machine.MachineArn, after, int.MaxValue)
                    .Where(alias => machine.Rest.Length == 0
                        || AliasRouting.Parse(alias.Routing).Any(route => route.VersionArn == arn))
                    .Take(count + 1)
                    .ToList();
        });
        var next = page.Count > count ? PageToken.Write(scope, page[count - 1].Name) : null;
        return json => json.WritePage("stateMachineAliases", page.Take(count), next, static (json, alias) =>
        {
            json.WriteString("stateMachineAliasArn", alias.Arn);
            json.WriteTime("creationDate", alias.CreatedAt);
        });
    }

    private async Task<Answer> DeleteAsync(Request request, CancellationToken cancellationToken)
    {
        var arn = AliasArn(request);
        await store.WriteAsync(connection => VersionRows.DeleteAlias(connection, arn), cancellationToken);
        targets.Forget();
        return Operation.Empty;
    }

    private static string AliasArn(Request request)
    {
        var arn = request.Arn("stateMachineAliasArn");
        var rest = StatesArn.Parse(arn, "stateMachine").Rest;
        return rest.Length == 0 || ExecutionTargets.IsVersion(rest) ? throw Errors.InvalidArn($"Invalid ARN: {arn}") : arn;
    }
}
