namespace LocalCloud.Services.Scheduler.Expressions;

/// <summary>A text that is no schedule expression.</summary>
internal sealed class ScheduleExpressionException(string text) : Exception($"Invalid Schedule Expression {text}.");
