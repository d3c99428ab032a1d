namespace LocalCloud.Services.Lambda.Runtime;

/// <summary>One execution environment: something that asks for invocations and serves them one at a time.</summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>state</term><description>what it is</description></listheader>
/// <item><term>beginning</term><description>its process runs, and has not asked yet</description></item>
/// <item><term>idle</term><description>it asks: <see cref="Poll"/> waits</description></item>
/// <item><term>busy</term><description>it serves <see cref="Current"/></description></item>
/// </list>
/// Its pool's lock guards it.
/// </remarks>
internal sealed class RuntimeEnvironment
{
    /// <param name="id">The last part of its Runtime API's path; empty for one that a developer started.</param>
    /// <param name="platform">What Lambda writes into its log.</param>
    /// <param name="line">Takes each line of its log, with the id of the invocation that it serves.</param>
    public RuntimeEnvironment(string id, PlatformLines platform, Action<string?, string> line)
    {
        Id = id;
        Tail = new LogTail(platform, text => line(LastRequestId, text));
    }

    /// <summary>The last part of its Runtime API's path; empty for one that a developer started.</summary>
    public string Id { get; }

    /// <summary>A developer started it: it is neither timed nor ended, since a debugger may hold it.</summary>
    public bool IsDevelopers => Id.Length == 0;

    /// <summary>Its process; null for a developer's, and until it has started.</summary>
    public FunctionProcess? Process { get; set; }

    public bool Beginning { get; set; }

    public TaskCompletionSource<PendingInvocation>? Poll { get; set; }

    public PendingInvocation? Current { get; set; }

    /// <summary>The invocation that it serves or served last: lines may come after its answer.</summary>
    public string? LastRequestId { get; set; }

    public DateTimeOffset IdleSince { get; set; }

    /// <summary>Ends it when it takes too long to begin, or to serve.</summary>
    public ITimer? Limit { get; set; }

    /// <summary>What it told of its initialisation's failure.</summary>
    public FunctionFault? InitFault { get; set; }

    /// <summary>Tells the outcome of an invocation whose caller wants the log; null when none is held back.</summary>
    public Action? Tell { get; set; }

    public LogTail Tail { get; }
}
