using LocalCloud.Services.StepFunctions.Engine;
using LocalCloud.Services.StepFunctions.Executions;
using LocalCloud.Store;

namespace LocalCloud.Services.StepFunctions.Machines;

/// <summary>Deletes machines: one with running executions is DELETING until they are stopped.</summary>
internal sealed class MachineRemoval(LocalStore store, ExecutionTargets targets, ExecutionEngine engine)
{
    /// <summary>Deletes a machine; one that is not there is deleted already.</summary>
    public async Task BeginAsync(string arn, CancellationToken cancellationToken)
    {
        var there = await store.WriteAsync(
            connection =>
            {
                if (MachineRows.Find(connection, arn) is not { } machine)
                {
                    return false;
                }

                MachineRows.Update(connection, machine with { Status = Machine.Deleting });
                return true;
            },
            cancellationToken);
        targets.Forget();
        if (there)
        {
            await FinishAsync(arn);
        }
    }

    /// <summary>Ends what a kill interrupted.</summary>
    public async Task ResumeAsync()
    {
        var deleting = store.Read(connection => MachineRows.All(connection).Where(m => m.Status == Machine.Deleting));
        foreach (var machine in deleting)
        {
            await FinishAsync(machine.Arn);
        }
    }

    private async Task FinishAsync(string arn)
    {
        foreach (var execution in store.Read(connection => ExecutionRows.Running(connection, arn)))
        {
            await engine.StopAsync(execution, null, null);
        }

        await store.WriteAsync(connection => MachineRows.Delete(connection, arn), CancellationToken.None);
        targets.Forget();
    }
}
