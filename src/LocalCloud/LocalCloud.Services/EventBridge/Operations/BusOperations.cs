using System.Text.Json;
using System.Text.Json.Nodes;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.EventBridge.Rules;
using LocalCloud.Services.Wire;

namespace LocalCloud.Services.EventBridge.Operations;

/// <summary>Calls on buses.</summary>
internal sealed class BusOperations(RuleBook rules, IAuthorizer authorizer, TimeProvider clock, CloudSettings settings)
{
    public async Task<JsonObject> CreateAsync(JsonElement input, Caller caller, CancellationToken cancellationToken)
    {
        var name = Inputs.Name(input, "Name", 256);
        authorizer.Demand(caller, "events:CreateEventBus", Arn(name));
        var made = name != RuleBook.DefaultBus && await rules.ChangeAsync(
            connection => RuleRows.PutBus(connection, new(name, input.Text("Description"), clock.GetUtcNow())), cancellationToken)
            .ConfigureAwait(false);
        return made
            ? new JsonObject { ["EventBusArn"] = Arn(name) }
            : throw new AwsException("ResourceAlreadyExistsException", 400, $"Event bus {name} already exists.");
    }

    public async Task<JsonObject> DeleteAsync(JsonElement input, Caller caller, CancellationToken cancellationToken)
    {
        var name = Inputs.Name(input, "Name", 256);
        authorizer.Demand(caller, "events:DeleteEventBus", Arn(name));
        if (name == RuleBook.DefaultBus)
        {
            throw new AwsException("ValidationException", 400, "Cannot delete event bus default.");
        }

        if (rules.Rules.Any(r => r.Bus == name))
        {
            throw new AwsException("ValidationException", 400, "Event bus can't be deleted since it has rules.");
        }

        await rules.ChangeAsync(
            connection =>
            {
                RuleRows.DeleteBus(connection, name);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        return [];
    }

    public Task<JsonObject> DescribeAsync(JsonElement input, Caller caller, CancellationToken cancellationToken)
    {
        var name = Inputs.BusName(input.Text("Name"));
        authorizer.Demand(caller, "events:DescribeEventBus", Arn(name));
        rules.DemandBus(name);
        return Task.FromResult(Describe(rules.Buses.First(b => b.Name == name)));
    }

    public Task<JsonObject> ListAsync(JsonElement input, Caller caller, CancellationToken cancellationToken)
    {
        authorizer.Demand(caller, "events:ListEventBuses", "*");
        var prefix = input.Text("NamePrefix") ?? "";
        var page = Inputs.Page(
            [.. rules.Buses.Where(b => b.Name.StartsWith(prefix, StringComparison.Ordinal))], input, out var next);
        var answer = new JsonObject { ["EventBuses"] = new JsonArray([.. page.Select(b => (JsonNode)Describe(b))]) };
        if (next is not null)
        {
            answer["NextToken"] = next;
        }

        return Task.FromResult(answer);
    }

    private JsonObject Describe(EventBusRow bus)
    {
        var described = new JsonObject { ["Name"] = bus.Name, ["Arn"] = Arn(bus.Name) };
        if (bus.Description is not null)
        {
            described["Description"] = bus.Description;
        }

        described["CreationTime"] = bus.CreatedAt.ToUnixTimeMilliseconds() / 1000.0;
        return described;
    }

    private string Arn(string bus) => $"arn:aws:events:{settings.Region}:{settings.AccountId}:event-bus/{bus}";
}
