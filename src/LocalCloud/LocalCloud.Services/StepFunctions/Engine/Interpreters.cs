using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Execution;
using LocalCloud.Services.StepFunctions.Activities;
using LocalCloud.Services.StepFunctions.Definitions;
using LocalCloud.Services.StepFunctions.Executions;
using LocalCloud.Services.StepFunctions.Machines;
using LocalCloud.Services.StepFunctions.Maps;
using LocalCloud.Store;

namespace LocalCloud.Services.StepFunctions.Engine;

/// <summary>The interpreters of the revisions that executions run, read once each.</summary>
internal sealed class Interpreters(LocalStore store, TaskTokens tokens)
{
    // Revisions, not machines: a machine updated all day must not fill the memory.
    private const int Most = 1000;

    private readonly ConcurrentDictionary<string, Interpreter> _known = new();
    private readonly ConditionalWeakTable<StateMachine, Interpreter> _processors = [];

    /// <summary>The interpreter of a revision.</summary>
    public Interpreter For(Revision revision)
    {
        if (_known.TryGetValue(revision.Id, out var known))
        {
            return known;
        }

        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        return _known[revision.Id] = New(MachineDefinitions.Read(revision.Definition));
    }

    /// <summary>The interpreter of a distributed Map's own machine.</summary>
    public Interpreter For(StateMachine processor) =>
        _processors.GetValue(processor, New);

    /// <summary>The interpreter of an execution.</summary>
    public Interpreter For(ExecutionRecord execution)
    {
        if (execution.MapRunArn is not { } mapRunArn)
        {
            return ForRevision(execution.Revision);
        }

        // A child runs a part of what its parent runs, which may be a child itself.
        var (run, parent) = store.Read(connection =>
        {
            var found = MapRunRows.Find(connection, mapRunArn)!;
            return (found, ExecutionRows.Find(connection, found.Execution)!);
        });
        return For(For(parent).Machine.ProcessorOf(run.StateName)
            ?? throw new InvalidDataException($"'{run.StateName}' of {parent.Arn} is no distributed Map."));
    }

    private Interpreter New(StateMachine machine) => new(
        machine, tokens.Issue, arn => store.Read(connection => ActivityRows.Find(connection, arn)) is not null);

    private Interpreter ForRevision(string id) => _known.TryGetValue(id, out var known)
        ? known
        : For(store.Read(connection => MachineRows.FindRevision(connection, id))!);
}
