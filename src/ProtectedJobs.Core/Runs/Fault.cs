namespace ProtectedJobs.Core.Runs;

/// <summary>One thing that is wrong with a request, told so that it can be put right without reading a manual.</summary>
/// <param name="Field">Where: member names joined by dots, e.g. <c>computeConfiguration.worker.number</c>; <c>$</c> for the whole document.</param>
/// <param name="Wanted">What the field must be.</param>
/// <param name="Found">What it was; values of job parameters are never repeated, only their kind and length.</param>
public sealed record Fault(string Field, string Wanted, string Found)
{
    /// <summary>The fault as one line: <c>field: wanted X, found Y</c>.</summary>
    public override string ToString() => $"{Field}: wanted {Wanted}, found {Found}";
}
