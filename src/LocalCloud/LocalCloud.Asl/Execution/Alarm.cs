namespace LocalCloud.Asl.Execution;

/// <summary>A timer that is set.</summary>
/// <param name="Id">The timer.</param>
/// <param name="Due">When it fires.</param>
internal sealed record Alarm(long Id, DateTimeOffset Due);
