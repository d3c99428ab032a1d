namespace LocalCloud.Services.Telemetry;

/// <summary>One value of a metric.</summary>
/// <param name="Namespace">For example <c>ProtectedJobs</c>.</param>
/// <param name="Name">The metric's name.</param>
/// <param name="Unit">As CloudWatch spells it; <c>None</c> where it was not said.</param>
/// <param name="Dimensions">Names and values, in the order of the names.</param>
/// <param name="Time">When it was, as its writer says.</param>
/// <param name="Value">The value.</param>
public sealed record MetricValue(
    string Namespace, string Name, string Unit, IReadOnlyList<KeyValuePair<string, string>> Dimensions, DateTimeOffset Time, double Value);
