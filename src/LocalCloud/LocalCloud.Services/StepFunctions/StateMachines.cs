using LocalCloud.Services.Contracts;
using LocalCloud.Services.StepFunctions.Executions;
using LocalCloud.Services.StepFunctions.Machines;
using LocalCloud.Store;

namespace LocalCloud.Services.StepFunctions;

/// <summary>Step Functions as the other services see it.</summary>
internal sealed class StateMachines(LocalStore store, MachineCatalog catalog, ExecutionStarts starts, CloudSettings settings)
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

        return arn;
    }

    /// <inheritdoc/>
    public async Task<string> StartAsync(string stateMachineArn, string? name, string input, CancellationToken cancellationToken)
    {
        var started = await starts.StartAsync(new StartRequest(stateMachineArn, name, input), cancellationToken);
        return started.Arn;
    }
}
