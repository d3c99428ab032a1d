using LocalCloud.Asl.Queries;

namespace LocalCloud.Asl.Definitions;

/// <summary>Whether ErrorEquals names an error. What is fatal is matched by nothing, or only by its own name.</summary>
internal static class ErrorMatch
{
    public static bool Matches(IReadOnlyList<string> names, string error)
    {
        if (error == ErrorNames.Runtime)
        {
            return false;
        }

        foreach (var name in names)
        {
            if (name == error || MatchesAsGroup(name, error))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MatchesAsGroup(string name, string error) => name switch
    {
        ErrorNames.All => error != ErrorNames.DataLimitExceeded,
        ErrorNames.TaskFailed =>
            error is not (ErrorNames.DataLimitExceeded or ErrorNames.Timeout or ErrorNames.HeartbeatTimeout),
        ErrorNames.Timeout => error == ErrorNames.HeartbeatTimeout,
        _ => false,
    };
}
