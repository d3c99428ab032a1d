using LocalCloud.Services.EventBridge.Patterns;
using LocalCloud.Services.EventBridge.Targets;

namespace LocalCloud.Services.EventBridge.Rules;

/// <summary>A rule and its targets.</summary>
internal sealed record Rule
{
    public const string Enabled = "ENABLED";

    public required string Bus { get; init; }

    public required string Name { get; init; }

    public required string Arn { get; init; }

    /// <summary>The text as given; null for a rule by schedule alone.</summary>
    public string? PatternText { get; init; }

    public EventPattern? Pattern { get; init; }

    public string? Schedule { get; init; }

    public required string State { get; init; }

    public string? Description { get; init; }

    public string? RoleArn { get; init; }

    public IReadOnlyList<RuleTarget> Targets { get; init; } = [];

    // ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS is enabled too.
    public bool IsEnabled => State.StartsWith(Enabled, StringComparison.Ordinal);

    /// <summary>The default bus has no part in its rules' ARNs.</summary>
    public static string ArnOf(string region, string account, string bus, string name) =>
        bus == "default" ? $"arn:aws:events:{region}:{account}:rule/{name}" : $"arn:aws:events:{region}:{account}:rule/{bus}/{name}";
}
