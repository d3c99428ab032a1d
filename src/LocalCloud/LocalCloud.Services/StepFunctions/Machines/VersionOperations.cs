using System.Globalization;
using LocalCloud.Services.StepFunctions.Requests;
using LocalCloud.Store;

namespace LocalCloud.Services.StepFunctions.Machines;

/// <summary>Publish, list and delete versions.</summary>
internal sealed class VersionOperations(LocalStore store, ExecutionTargets targets, TimeProvider clock) : IOperations
{
    public IEnumerable<Operation> Operations =>
    [
        new("PublishStateMachineVersion", PublishAsync),
        new("ListStateMachineVersions", (request, _) => Task.FromResult(List(request))),
        new("DeleteStateMachineVersion", DeleteAsync),
    ];

    private async Task<Answer> PublishAsync(Request request, CancellationToken cancellationToken)
    {
        var arn = request.Arn("stateMachineArn");
        _ = StatesArn.Parse(arn, "stateMachine");
        var revisionId = request.OptionalText("revisionId");
        var description = request.OptionalText("description", 256);
        var now = clock.NowMilliseconds();
        var version = await store.WriteAsync(
            connection => Publishing.Publish(
                connection, MachineCatalog.Existing(connection, arn), revisionId, description, now),
            cancellationToken);
        targets.Forget();
        return json =>
        {
            json.WriteTime("creationDate", version.CreatedAt);
            json.WriteString("stateMachineVersionArn", version.Arn);
        };
    }

    private Answer List(Request request)
    {
        var arn = request.Arn("stateMachineArn");
        _ = StatesArn.Parse(arn, "stateMachine");
        var count = request.MaxResults();
        var scope = $"ListStateMachineVersions {arn}";
        var before = PageToken.Read(request, scope) is { } place
            ? long.Parse(place, CultureInfo.InvariantCulture)
            : long.MaxValue;
        var page = store.Read(connection => VersionRows.Page(connection, arn, before, count + 1));
        var next = page.Count > count
            ? PageToken.Write(scope, page[count - 1].Number.ToString(CultureInfo.InvariantCulture))
            : null;
        return json => json.WritePage("stateMachineVersions", page.Take(count), next, static (json, version) =>
        {
            json.WriteString("stateMachineVersionArn", version.Arn);
            json.WriteTime("creationDate", version.CreatedAt);
        });
    }

    private async Task<Answer> DeleteAsync(Request request, CancellationToken cancellationToken)
    {
        var arn = request.Arn("stateMachineVersionArn");
        var parsed = StatesArn.Parse(arn, "stateMachine");
        if (!ExecutionTargets.IsVersion(parsed.Rest))
        {
            throw Errors.InvalidArn($"Invalid ARN: {arn}");
        }

        await store.WriteAsync(
            connection =>
            {
                var user = VersionRows.AliasesOf(connection, parsed.MachineArn, "", int.MaxValue)
                    .FirstOrDefault(alias => AliasRouting.Parse(alias.Routing).Any(route => route.VersionArn == arn));
                if (user is not null)
                {
                    throw Errors.Conflict(
                        $"Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [{user.Name}]");
                }

                VersionRows.Delete(connection, parsed.MachineArn, long.Parse(parsed.Rest, CultureInfo.InvariantCulture));
            },
            cancellationToken);
        targets.Forget();
        return Operation.Empty;
    }
}
