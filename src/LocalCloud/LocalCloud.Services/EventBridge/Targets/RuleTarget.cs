using System.Text.Json;
using System.Text.Json.Nodes;
using LocalCloud.Services.EventBridge.Delivery;
using LocalCloud.Services.Wire;

namespace LocalCloud.Services.EventBridge.Targets;

/// <summary>A target of a rule, as PutTargets described it.</summary>
internal sealed record RuleTarget
{
    public required string Id { get; init; }

    public required string Arn { get; init; }

    public string? RoleArn { get; init; }

    public string? Input { get; init; }

    public string? InputPath { get; init; }

    public InputTransformer? Transformer { get; init; }

    public string? DeadLetters { get; init; }

    public int MaxRetries { get; init; } = DueDelivery.DefaultRetries;

    public int MaxAge { get; init; } = DueDelivery.DefaultAge;

    /// <summary>The JSON it was read from.</summary>
    public required string Definition { get; init; }

    /// <summary>Reads one of PutTargets' targets.</summary>
    /// <exception cref="Contracts.AwsException">SerializationException.</exception>
    public static RuleTarget Read(JsonElement target)
    {
        var transformer = target.Structure("InputTransformer");
        var retry = target.Structure("RetryPolicy");
        return new RuleTarget
        {
            Id = target.Text("Id") ?? "",
            Arn = target.Text("Arn") ?? "",
            RoleArn = target.Text("RoleArn"),
            Input = target.Text("Input"),
            InputPath = target.Text("InputPath"),
            Transformer = transformer is { } t
                ? new(t.Text("InputTemplate") ?? "", t.TextMap("InputPathsMap") ?? new Dictionary<string, string>())
                : null,
            DeadLetters = target.Structure("DeadLetterConfig")?.Text("Arn"),
            MaxRetries = (int)Math.Clamp(retry?.Whole("MaximumRetryAttempts") ?? DueDelivery.DefaultRetries, 0, DueDelivery.DefaultRetries),
            MaxAge = (int)Math.Clamp(retry?.Whole("MaximumEventAgeInSeconds") ?? DueDelivery.DefaultAge, 60, DueDelivery.DefaultAge),
            Definition = target.GetRawText(),
        };
    }

    /// <summary>What the target is called with.</summary>
    public string Render(JsonElement @event, string ruleArn, string ruleName, string ingestedAt)
    {
        if (Input is not null)
        {
            return Input;
        }

        if (InputPath is not null)
        {
            return EventPath.Find(@event, InputPath)?.GetRawText() ?? "null";
        }

        if (Transformer is null)
        {
            return @event.GetRawText();
        }

        var whole = JsonNode.Parse(@event.GetRawText())!.AsObject();
        var bare = whole.DeepClone().AsObject();
        bare.Remove("detail");
        return Transformer.Apply(@event, new Dictionary<string, JsonNode?>
        {
            ["aws.events.rule-arn"] = ruleArn,
            ["aws.events.rule-name"] = ruleName,
            ["aws.events.event.ingestion-time"] = ingestedAt,
            ["aws.events.event"] = bare,
            ["aws.events.event.json"] = whole,
        });
    }
}
