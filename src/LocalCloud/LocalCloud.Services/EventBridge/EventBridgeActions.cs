using System.Text.Json;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.EventBridge;

/// <summary>EventBridge's operations as SDK actions of a state machine.</summary>
internal sealed class EventBridgeActions(EventBridgeOperations operations) : ISdkActions
{
    public string SdkName => "eventbridge";

    public string ErrorPrefix => "EventBridge";

    public IReadOnlyCollection<string> Actions { get; } =
        [.. operations.All.Keys.Select(name => char.ToLowerInvariant(name[0]) + name[1..])];

    public async Task<string> CallAsync(string action, string parameters, Caller caller, CancellationToken cancellationToken)
    {
        var run = operations.All[char.ToUpperInvariant(action[0]) + action[1..]];
        return (await run(JsonElement.Parse(parameters), caller, cancellationToken).ConfigureAwait(false)).ToJsonString();
    }
}
