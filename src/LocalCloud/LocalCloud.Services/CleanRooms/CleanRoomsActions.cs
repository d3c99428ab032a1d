using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LocalCloud.Services.CleanRooms.Operations;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.CleanRooms;

/// <summary>Clean Rooms for state machines: <c>arn:aws:states:::aws-sdk:cleanrooms:startProtectedJob</c> and the others.</summary>
internal sealed class CleanRoomsActions(CleanRoomsOperations operations) : ISdkActions
{
    // Maps: their keys are data, not members.
    private static readonly HashSet<string> s_maps = ["parameters", "spark", "tags"];

    private readonly Dictionary<string, Operation> _operations =
        operations.All.ToDictionary(o => Lower(o.Name), StringComparer.Ordinal);

    /// <inheritdoc/>
    public string SdkName => "cleanrooms";

    /// <inheritdoc/>
    public string ErrorPrefix => "CleanRooms";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Actions => _operations.Keys;

    /// <inheritdoc/>
    public async Task<string> CallAsync(string action, string parameters, Caller caller, CancellationToken cancellationToken)
    {
        if (!_operations.TryGetValue(action, out var operation))
        {
            throw new AwsException("UnknownOperationException", 404, $"cleanrooms has no action {action}.");
        }

        var input = Recase(JsonNode.Parse(parameters), Lower, isAnswer: false);
        var answer = await operations.RunAsync(
            operation, caller, JsonElement.Parse(input?.ToJsonString() ?? "{}"), cancellationToken);
        return Recase(answer, Upper, isAnswer: true)!.ToJsonString();
    }

    private static JsonNode? Recase(JsonNode? node, Func<string, string> recase, bool isAnswer)
    {
        switch (node)
        {
            case JsonObject from:
                var to = new JsonObject();
                foreach (var (name, value) in from)
                {
                    var member = recase(name);
                    to[member] = s_maps.Contains(Lower(name)) ? value?.DeepClone()
                        : isAnswer && member is "CreateTime" or "UpdateTime" ? Iso(value)
                        : Recase(value, recase, isAnswer);
                }

                return to;
            case JsonArray from:
                return new JsonArray([.. from.Select(item => Recase(item, recase, isAnswer))]);
            default:
                return node?.DeepClone();
        }
    }

    // Step Functions writes times of answers as ISO 8601.
    private static JsonNode? Iso(JsonNode? epoch) => epoch is null ? null : DateTimeOffset
        .FromUnixTimeMilliseconds((long)Math.Round(epoch.GetValue<double>() * 1000))
        .ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string Upper(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
