namespace LocalCloud.Services.EventBridge.Rules;

/// <summary>A bus.</summary>
internal sealed record EventBusRow(string Name, string? Description, DateTimeOffset CreatedAt);
