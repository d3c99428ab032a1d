namespace LocalCloud.Asl.Execution;

/// <summary>A Map run that was asked for.</summary>
/// <param name="Id">The id of the MapStateStarted event.</param>
/// <param name="Arn">Its ARN, once it exists.</param>
/// <param name="Redrives">How often it was redriven.</param>
internal sealed record PendingMapRun(long Id, string? Arn, int Redrives);
