using LocalCloud.Services.Contracts;
using Microsoft.Data.Sqlite;

namespace LocalCloud.Services.StepFunctions.Machines;

/// <summary>Makes versions.</summary>
internal static class Publishing
{
    /// <summary>Publishes the machine's current revision; one that is published already keeps its version.</summary>
    /// <param name="connection">A write in progress.</param>
    /// <param name="machine">The machine as it is in that write.</param>
    /// <param name="revisionId">The revision the caller means; null for whichever is current.</param>
    /// <param name="description">What the version is for.</param>
    /// <param name="now">When.</param>
    /// <exception cref="AwsException">ConflictException: the machine has moved on.</exception>
    public static MachineVersion Publish(
        SqliteConnection connection, Machine machine, string? revisionId, string? description, long now)
    {
        // A machine that was never updated has no revision id to show; INITIAL names that state.
        var current = machine.UpdatedAt is null ? "INITIAL" : machine.RevisionId;
        if (revisionId is not null && revisionId != current)
        {
            throw Errors.Conflict(
                $"Failed to publish the State Machine version for revision {revisionId}. The current State Machine revision is {current}.");
        }

        if (VersionRows.Latest(connection, machine.Arn) is { } latest && latest.RevisionId == machine.RevisionId)
        {
            return latest;
        }

        var version = new MachineVersion(machine.Arn, machine.NextVersion, machine.RevisionId, description, now);
        VersionRows.Insert(connection, version);
        MachineRows.Update(connection, machine with { NextVersion = machine.NextVersion + 1 });
        return version;
    }
}
