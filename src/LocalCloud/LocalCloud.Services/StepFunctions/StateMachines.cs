using LocalCloud.Services.Contracts;
using LocalCloud.Services.StepFunctions.Executions;
using LocalCloud.Services.StepFunctions.Machines;
using LocalCloud.Store;

namespace LocalCloud.Services.StepFunctions;

/// <summary>Step Functions as the other services see it.</summary>
internal sealed class StateMachines(
    LocalStore store, MachineCatalog catalog, ExecutionStarts starts, ExecutionTargets targets, CloudSettings settings, TimeProvider clock)
    : IExecutions
{
    /// <inheritdoc/>
    public async Task<string> DefineAsync(StateMachineSource source, CancellationToken cancellationToken)
    {
        var arn = StatesArn.Machine(settings.Region, settings.AccountId, Names.Check(source.Name));
        var (machine, revision) = store.Read(connection =>
        {
            var found = MachineRows.Find(connection, arn);
            return (found, found is null ? null : MachineRows.FindRevision(connection, found.RevisionId));
        });
        if (machine is null || revision is null)
        {
            await catalog.CreateAsync(
                new NewMachine(arn, source.Name, source.Definition, source.RoleArn, source.Type, MachineSettings.Default),
                cancellationToken);
        }
        else if (machine.Type != source.Type)
        {
            // AWS replaces such a machine, too: the type cannot be changed.
            throw Errors.StateMachineAlreadyExists(arn);
        }
        else if (revision.Definition != source.Definition || revision.RoleArn != source.RoleArn)
        {
            await catalog.UpdateAsync(
                new MachineChange(arn, source.Definition, source.RoleArn, static before => before), cancellationToken);
        }

        if (source.Alias is { } alias)
        {
            await PublishAsync(arn, Names.CheckAlias(alias), cancellationToken);
        }

        return arn;
    }

    /// <inheritdoc/>
    public async Task<string> StartAsync(string stateMachineArn, string? name, string input, CancellationToken cancellationToken)
    {
        var started = await starts.StartAsync(new StartRequest(stateMachineArn, name, input), cancellationToken);
        return started.Arn;
    }

    // Nothing is shifted gradually here: a local cloud has no traffic to try a version on.
    private async Task PublishAsync(string arn, string alias, CancellationToken cancellationToken)
    {
        var now = clock.NowMilliseconds();
        await store.WriteAsync(
            connection =>
            {
                var version = Publishing.Publish(connection, MachineCatalog.Existing(connection, arn), revisionId: null, description: null, now);
                var routing = AliasRouting.ToText([new AliasRoute(version.Arn, 100)]);
                var found = VersionRows.FindAlias(connection, $"{arn}:{alias}");
                if (found?.Routing != routing)
                {
                    VersionRows.Put(connection, new MachineAlias($"{arn}:{alias}", arn, alias, null, routing, found?.CreatedAt ?? now, now));
                }
            },
            cancellationToken);
        targets.Forget();
    }
}
