using System.Text;
using System.Text.Json;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.StepFunctions.Integrations;

/// <summary>Step Functions' own API as <c>aws-sdk:sfn:{action}</c>, for state machines and for schedules.</summary>
internal sealed class StatesActions(Func<StepFunctionsService> service) : ISdkActions
{
    // Named, not asked of the service: definitions are checked while that is still being built.
    private static readonly string[] s_actions =
    [
        "describeActivity", "describeExecution", "describeMapRun", "describeStateMachine", "describeStateMachineAlias",
        "describeStateMachineForExecution", "getExecutionHistory", "listActivities", "listExecutions", "listMapRuns",
        "listStateMachineAliases", "listStateMachineVersions", "listStateMachines", "listTagsForResource", "redriveExecution",
        "sendTaskFailure", "sendTaskHeartbeat", "sendTaskSuccess", "startExecution", "startSyncExecution", "stopExecution",
        "updateMapRun",
    ];

    public string SdkName => "sfn";

    public string ErrorPrefix => "Sfn";

    public IReadOnlyCollection<string> Actions => s_actions;

    public async Task<string> CallAsync(string action, string parameters, Caller caller, CancellationToken cancellationToken)
    {
        using var given = JsonDocument.Parse(parameters);
        var answer = await service().CallAsync(
            char.ToUpperInvariant(action[0]) + action[1..],
            Rename(given.RootElement, char.ToLowerInvariant),
            caller,
            cancellationToken);
        using var told = JsonDocument.Parse(answer);
        return Encoding.UTF8.GetString(Rename(told.RootElement, char.ToUpperInvariant).Span);
    }

    private static ReadOnlyMemory<byte> Rename(JsonElement value, Func<char, char> first)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonText.Writing))
        {
            Rename(json, value, first);
        }

        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    private static void Rename(Utf8JsonWriter json, JsonElement value, Func<char, char> first)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    json.WritePropertyName(member.Name.Length == 0 ? "" : first(member.Name[0]) + member.Name[1..]);
                    Rename(json, member.Value, first);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Rename(json, item, first);
                }

                json.WriteEndArray();
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }
}
