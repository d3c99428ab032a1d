namespace LocalCloud.Services.StepFunctions.Executions;

/// <summary>Which executions a list shows; null does not filter. Either a machine's or a Map run's.</summary>
internal sealed record ExecutionFilter(string? MachineArn, string? MapRunArn, string? Status, bool? Redriven)
{
    /// <summary>The version or alias they were started through.</summary>
    public string? TargetArn { get; init; }
}
