namespace LocalCloud.Services.Telemetry;

/// <summary>A line of a function's log.</summary>
/// <param name="Number">Later lines have greater numbers, whatever their function.</param>
/// <param name="Time">When it came, by the cloud's clock.</param>
/// <param name="Function">Whose it is.</param>
/// <param name="RequestId">The invocation it was written in; null for none.</param>
/// <param name="Message">The line.</param>
public sealed record LogEvent(long Number, DateTimeOffset Time, string Function, string? RequestId, string Message);
