using LocalCloud.Services.Contracts;
using LocalCloud.Services.StepFunctions.Definitions;
using LocalCloud.Store;
using Microsoft.Data.Sqlite;

namespace LocalCloud.Services.StepFunctions.Machines;

/// <summary>What CreateStateMachine is given.</summary>
internal sealed record NewMachine(
    string Arn, string Name, string Definition, string RoleArn, string Type, string Settings)
{
    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    public bool Publish { get; init; }

    public string? VersionDescription { get; init; }
}

/// <summary>What UpdateStateMachine is given; null leaves a part as it is.</summary>
internal sealed record MachineChange(string Arn, string? Definition, string? RoleArn, Func<string, string> Settings)
{
    public bool Publish { get; init; }

    public string? VersionDescription { get; init; }
}

/// <summary>Creates and changes state machines.</summary>
internal sealed class MachineCatalog(
    LocalStore store, MachineDefinitions definitions, ExecutionTargets targets, IIdSource ids, TimeProvider clock)
{
    /// <summary>Creates a machine; one that is the same already is left as it is.</summary>
    /// <exception cref="AwsException">StateMachineAlreadyExists, InvalidDefinition, …</exception>
    public async Task<(Machine Machine, MachineVersion? Version)> CreateAsync(
        NewMachine wanted, CancellationToken cancellationToken)
    {
        definitions.Check(wanted.Definition, wanted.Type);
        var now = clock.NowMilliseconds();
        var revisionId = ids.NewUuid();
        var created = await store.WriteAsync(
            connection =>
            {
                var machine = MachineRows.Find(connection, wanted.Arn) is { } found
                    ? Same(connection, found, wanted)
                    : Insert(connection, wanted, revisionId, now);
                var version = wanted.Publish
                    ? Publishing.Publish(connection, machine, null, wanted.VersionDescription, now)
                    : null;
                return (machine, version);
            },
            cancellationToken);
        targets.Forget();
        return created;
    }

    /// <summary>Changes a machine.</summary>
    /// <returns>The machine, and its version if one was asked for.</returns>
    public async Task<(Machine Machine, MachineVersion? Version)> UpdateAsync(
        MachineChange change, CancellationToken cancellationToken)
    {
        var now = clock.NowMilliseconds();
        var revisionId = ids.NewUuid();
        var type = store.Read(connection => Existing(connection, change.Arn).Type);
        if (change.Definition is not null)
        {
            definitions.Check(change.Definition, type);
        }

        var updated = await store.WriteAsync(
            connection =>
            {
                var machine = Existing(connection, change.Arn);
                var before = MachineRows.FindRevision(connection, machine.RevisionId)!;
                MachineRows.Insert(connection, before with
                {
                    Id = revisionId,
                    Definition = change.Definition ?? before.Definition,
                    RoleArn = change.RoleArn ?? before.RoleArn,
                    Settings = change.Settings(before.Settings),
                    CreatedAt = now,
                });
                machine = machine with { RevisionId = revisionId, UpdatedAt = now };
                MachineRows.Update(connection, machine);
                var version = change.Publish
                    ? Publishing.Publish(connection, machine, null, change.VersionDescription, now)
                    : null;
                return (machine, version);
            },
            cancellationToken);
        targets.Forget();
        return updated;
    }

    /// <summary>A machine that is there and not on its way out.</summary>
    /// <exception cref="AwsException">StateMachineDoesNotExist, StateMachineDeleting.</exception>
    public static Machine Existing(SqliteConnection connection, string arn)
    {
        var machine = MachineRows.Find(connection, arn) ?? throw Errors.StateMachineDoesNotExist(arn);
        return machine.Status == Machine.Active ? machine : throw Errors.StateMachineDeleting(arn);
    }

    private static Machine Same(SqliteConnection connection, Machine found, NewMachine wanted)
    {
        if (found.Status == Machine.Deleting)
        {
            throw Errors.StateMachineDeleting(found.Arn);
        }

        var revision = MachineRows.FindRevision(connection, found.RevisionId)!;
        return found.Type == wanted.Type && revision.Definition == wanted.Definition && revision.RoleArn == wanted.RoleArn
            ? found
            : throw Errors.StateMachineAlreadyExists(found.Arn);
    }

    private static Machine Insert(SqliteConnection connection, NewMachine wanted, string revisionId, long now)
    {
        var machine = new Machine(wanted.Arn, wanted.Name, wanted.Type, Machine.Active, revisionId, 1, now, null);
        MachineRows.Insert(connection, machine);
        MachineRows.Insert(
            connection, new Revision(revisionId, machine.Arn, wanted.Definition, wanted.RoleArn, wanted.Settings, now));
        TagRows.Put(connection, machine.Arn, wanted.Tags);
        return machine;
    }
}
