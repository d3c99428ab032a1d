using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using LocalCloud.Services.Contracts;
using LocalCloud.Store;

namespace LocalCloud.Services.StepFunctions.Machines;

/// <summary>What StartExecution starts.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="Revision">Its definition and role.</param>
/// <param name="VersionArn">The version, when started through one or through an alias.</param>
/// <param name="AliasArn">The alias, when started through one.</param>
internal sealed record ExecutionTarget(Machine Machine, Revision Revision, string? VersionArn, string? AliasArn);

/// <summary>Finds what an ARN of a machine, version or alias starts; remembers it until machines change.</summary>
internal sealed class ExecutionTargets(LocalStore store, Random random)
{
    private readonly Lock _gate = new();
    private volatile ConcurrentDictionary<string, ExecutionTarget> _known = new();

    /// <summary>What an ARN starts now.</summary>
    /// <exception cref="AwsException">InvalidArn, StateMachineDoesNotExist, StateMachineDeleting.</exception>
    public ExecutionTarget Resolve(string arn)
    {
        // Taken before the read: what a change in between makes stale goes into a dictionary that is forgotten.
        var known = _known;
        if (known.TryGetValue(arn, out var target))
        {
            return target;
        }

        var parsed = StatesArn.Parse(arn, "stateMachine");
        if (parsed.Rest.Length > 0 && !IsVersion(parsed.Rest))
        {
            return Resolve(Pick(arn)) with { AliasArn = arn };
        }

        target = store.Read(connection =>
        {
            var machine = MachineRows.Find(connection, parsed.MachineArn) ?? throw Errors.StateMachineDoesNotExist(arn);
            if (machine.Status == Machine.Deleting)
            {
                throw Errors.StateMachineDeleting(arn);
            }

            var version = parsed.Rest.Length == 0
                ? null
                : VersionRows.Find(connection, machine.Arn, long.Parse(parsed.Rest, CultureInfo.InvariantCulture))
                    ?? throw Errors.StateMachineDoesNotExist(arn);
            var revision = MachineRows.FindRevision(connection, version?.RevisionId ?? machine.RevisionId)!;
            return new ExecutionTarget(machine, revision, version?.Arn, null);
        });
        known[arn] = target;
        return target;
    }

    /// <summary>Call after every change of a machine, version or alias.</summary>
    public void Forget() => _known = new ConcurrentDictionary<string, ExecutionTarget>();

    /// <summary>Whether what follows a machine's ARN is a version's number.</summary>
    public static bool IsVersion(string rest) =>
        rest.Length is > 0 and < 18 && rest.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    private string Pick(string aliasArn)
    {
        var alias = store.Read(connection => VersionRows.FindAlias(connection, aliasArn))
            ?? throw Errors.StateMachineDoesNotExist(aliasArn);
        using var routing = JsonDocument.Parse(alias.Routing);
        int left;
        lock (_gate)
        {
            left = random.Next(100);
        }

        var chosen = "";
        foreach (var route in routing.RootElement.EnumerateArray())
        {
            chosen = route.GetProperty("stateMachineVersionArn").GetString()!;
            left -= route.GetProperty("weight").GetInt32();
            if (left < 0)
            {
                break;
            }
        }

        return chosen;
    }
}
