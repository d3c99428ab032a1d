using System.Text.Json.Nodes;
using ProtectedJobs.Core.Management;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Functions.ManageRuns;

/// <summary>An answer of the management API.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body; null for none.</param>
internal sealed record ManagementAnswer(int Status, JsonNode? Body)
{
    /// <summary>Headers besides the content type.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The same with one more header.</summary>
    public ManagementAnswer With(string name, string value) => this with { Headers = [.. Headers, new(name, value)] };

    /// <summary>A status with words.</summary>
    public static ManagementAnswer Tell(int status, string message) => new(status, new JsonObject { ["message"] = message });

    /// <summary>400 with all faults.</summary>
    public static ManagementAnswer Refuse(IReadOnlyList<Fault> faults) => new(400, new JsonObject
    {
        ["message"] = string.Join('\n', faults),
        ["faults"] = new JsonArray([.. faults.Select(JsonNode? (fault) => new JsonObject
        {
            ["field"] = fault.Field,
            ["wanted"] = fault.Wanted,
            ["found"] = fault.Found,
        })]),
    });

    /// <summary>What asking something of a run gave: 202, 404, 410 or 400.</summary>
    public static ManagementAnswer Of(RunAnswer answer) => answer switch
    {
        RunAnswer.Accepted => new ManagementAnswer(202, null),
        RunAnswer.NotFound missing => NoSuchRun(missing.RunId),
        RunAnswer.Closed closed => Tell(410, closed.Message),
        RunAnswer.Refused refused => Tell(400, refused.Message),
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "No such answer."),
    };

    /// <summary>404 for a run.</summary>
    public static ManagementAnswer NoSuchRun(string runId) => Tell(404, $"There is no run {runId}.");
}
