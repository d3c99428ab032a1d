namespace ProtectedJobs.Core.Management;

/// <summary>ARNs of state machines: the machine's own, or one that names a version or an alias of it behind a further colon.</summary>
public static class MachineArn
{
    // arn:aws:states:REGION:ACCOUNT:stateMachine:NAME
    private const int Parts = 7;

    /// <summary>The Region of a machine.</summary>
    /// <param name="arn">Any text.</param>
    /// <returns>Null if it is no ARN of a machine, a version or an alias.</returns>
    public static string? RegionOf(string arn)
    {
        ArgumentNullException.ThrowIfNull(arn);
        return arn.Split(':') is ["arn", _, "states", { Length: > 0 } region, _, "stateMachine", _, .. { Length: <= 1 }] ? region : null;
    }

    /// <summary>
    /// The machine's own ARN. Executions are listed, and told of by events, under it, whichever version or alias they were started by;
    /// their own ARNs name no version either.
    /// </summary>
    /// <param name="arn">The ARN of a machine, a version or an alias.</param>
    public static string Unqualified(string arn)
    {
        ArgumentNullException.ThrowIfNull(arn);
        var parts = arn.Split(':');
        return parts.Length > Parts ? string.Join(':', parts[..Parts]) : arn;
    }
}
