namespace ProtectedJobs.Functions.Telemetry;

/// <summary>One value of a metric.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">As CloudWatch spells units.</param>
/// <param name="Value">The value.</param>
internal readonly record struct Metric(string Name, string Unit, double Value);
