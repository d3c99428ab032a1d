using System.CommandLine;
using ProtectedJobs.Cli.Places;
using ProtectedJobs.Cli.Terminals;
using ProtectedJobs.Core.Approvals;
using ProtectedJobs.Core.Management;

namespace ProtectedJobs.Cli.Management;

/// <summary><c>protected-jobs terminate</c>: stops a run, and asks for its job to be cancelled.</summary>
internal sealed class TerminateCommand : ActionCommand
{
    private readonly Option<string?> _reason = new("--reason") { Description = "Why: told in the run's cause and in its event.", HelpName = "TEXT" };

    public TerminateCommand(Terminal terminal, IManagedPlaces places)
        : base("terminate", "Stops a run and cancels its job; its status tells what became of it: protected-jobs terminate nightly --reason 'wrong data'", terminal, places)
    {
        Options.Add(_reason);
        AddPlace();
    }

    /// <inheritdoc/>
    protected override Task<RunAnswer> AskAsync(ManagedPlace place, string runId, ParseResult line, CancellationToken cancellationToken) =>
        place.Client.TerminateAsync(runId, line.GetValue(_reason), cancellationToken);
}

/// <summary><c>protected-jobs rewind</c>: lets a run that ended badly go on where it failed.</summary>
internal sealed class RewindCommand : ActionCommand
{
    public RewindCommand(Terminal terminal, IManagedPlaces places)
        : base("rewind", "Lets a run that ended badly go on where it failed, with its job if that is good: protected-jobs rewind nightly", terminal, places) =>
        AddPlace();

    /// <inheritdoc/>
    protected override Task<RunAnswer> AskAsync(ManagedPlace place, string runId, ParseResult line, CancellationToken cancellationToken) =>
        place.Client.RewindAsync(runId, cancellationToken);
}

/// <summary><c>protected-jobs purge</c>: takes away what is kept of a run that is over.</summary>
internal sealed class PurgeCommand : ActionCommand
{
    public PurgeCommand(Terminal terminal, IManagedPlaces places)
        : base("purge", "Forgets a run that is over, but for a tombstone; results are not touched: protected-jobs purge nightly", terminal, places) =>
        AddPlace();

    /// <inheritdoc/>
    protected override Task<RunAnswer> AskAsync(ManagedPlace place, string runId, ParseResult line, CancellationToken cancellationToken) =>
        place.Client.PurgeAsync(runId, cancellationToken);
}

/// <summary><c>protected-jobs approve</c> and <c>reject</c>: answers a run that waits for consent.</summary>
internal sealed class DecideCommand : ActionCommand
{
    private readonly Option<string?> _by = new("--by") { Description = "Who says so.", HelpName = "NAME" };
    private readonly Option<string?> _comment = new("--comment") { Description = "Why.", HelpName = "TEXT" };
    private readonly ApprovalVerdict _verdict;

    private DecideCommand(string name, string description, ApprovalVerdict verdict, Terminal terminal, IManagedPlaces places)
        : base(name, description, terminal, places)
    {
        _verdict = verdict;
        Options.Add(_by);
        Options.Add(_comment);
        AddPlace();
    }

    /// <summary>The command that says yes.</summary>
    public static DecideCommand Approve(Terminal terminal, IManagedPlaces places) => new(
        "approve", "Lets a run that waits for approval start its job: protected-jobs approve nightly --by Ada", ApprovalVerdict.Approved, terminal, places);

    /// <summary>The command that says no.</summary>
    public static DecideCommand Reject(Terminal terminal, IManagedPlaces places) => new(
        "reject", "Ends a run that waits for approval; nothing is started: protected-jobs reject nightly --comment 'too dear'", ApprovalVerdict.Rejected, terminal, places);

    /// <inheritdoc/>
    protected override Task<RunAnswer> AskAsync(ManagedPlace place, string runId, ParseResult line, CancellationToken cancellationToken) =>
        place.Client.DecideAsync(runId, _verdict, line.GetValue(_by), line.GetValue(_comment), cancellationToken);
}
