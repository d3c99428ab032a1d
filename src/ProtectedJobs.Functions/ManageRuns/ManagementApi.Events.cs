using System.Text.Json;
using ProtectedJobs.Core.Approvals;

namespace ProtectedJobs.Functions.ManageRuns;

/// <content>Raises events: the answers to a request for consent.</content>
internal sealed partial class ManagementApi
{
    private async Task<ManagementAnswer> RaiseAsync(ManagementRequest request, string runId, string name, CancellationToken cancellationToken)
    {
        if (!request.Headers.GetValueOrDefault("content-type", "").StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
        {
            return ManagementAnswer.Tell(400, "Content-Type: wanted application/json");
        }

        JsonElement body;
        try
        {
            body = JsonElement.Parse(request.Body.Length == 0 ? "null" : request.Body);
        }
        catch (JsonException notJson)
        {
            return ManagementAnswer.Tell(400, $"The body is not JSON: {notJson.Message}");
        }

        if (VerdictOf(name, body) is not { } verdict)
        {
            return ManagementAnswer.Tell(
                400, $$"""wanted raiseEvent/Approval with {"approved": true|false}, or raiseEvent/Approve, or raiseEvent/Reject; found raiseEvent/{{name}}""");
        }

        // Who signed the request is known; who they say they are is told beside it.
        var by = Text(body, "by") is { } said && request.Caller is { } caller ? $"{said} ({caller})" : Text(body, "by") ?? request.Caller;
        return ManagementAnswer.Of(await client.DecideAsync(runId, verdict, by, Text(body, "comment"), cancellationToken));
    }

    private static ApprovalVerdict? VerdictOf(string name, JsonElement body) => name.ToUpperInvariant() switch
    {
        "APPROVE" => ApprovalVerdict.Approved,
        "REJECT" => ApprovalVerdict.Rejected,
        "APPROVAL" => body.ValueKind switch
        {
            JsonValueKind.True => ApprovalVerdict.Approved,
            JsonValueKind.False => ApprovalVerdict.Rejected,
            JsonValueKind.Object when body.TryGetProperty("approved", out var approved) => approved.ValueKind switch
            {
                JsonValueKind.True => ApprovalVerdict.Approved,
                JsonValueKind.False => ApprovalVerdict.Rejected,
                _ => null,
            },
            _ => null,
        },
        _ => null,
    };

    private static string? Text(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
