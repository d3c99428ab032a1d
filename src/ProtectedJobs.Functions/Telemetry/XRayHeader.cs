using System.Diagnostics;

namespace ProtectedJobs.Functions.Telemetry;

/// <summary>X-Ray's trace header, <c>Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1</c>.</summary>
internal static class XRayHeader
{
    /// <summary>The span that the header names, as OpenTelemetry numbers spans: the root's two parts are the trace's id.</summary>
    /// <param name="header">The header; null or empty if there is none.</param>
    /// <returns>Nothing (the default) if the header names no trace and parent.</returns>
    /// <remarks>
    /// What X-Ray samples is X-Ray's decision: Lambda says Sampled=0 wherever tracing is off. Runs are few and dear, so all of ours are kept.
    /// </remarks>
    public static ActivityContext Parse(string? header)
    {
        string? root = null;
        string? parent = null;
        foreach (var part in (header ?? "").Split(';', StringSplitOptions.TrimEntries))
        {
            root = part.StartsWith("Root=", StringComparison.Ordinal) ? part[5..] : root;
            parent = part.StartsWith("Parent=", StringComparison.Ordinal) ? part[7..] : parent;
        }

        return root is ['1', '-', .. var id] && id.Length == 33 && id[8] == '-'
            && ActivityContext.TryParse($"00-{id.Remove(8, 1)}-{parent}-01", null, isRemote: true, out var context)
            ? context
            : default;
    }
}
