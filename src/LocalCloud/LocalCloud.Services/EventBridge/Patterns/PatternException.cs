namespace LocalCloud.Services.EventBridge.Patterns;

/// <summary>A text that is no event pattern.</summary>
internal sealed class PatternException(string message) : Exception(message);
