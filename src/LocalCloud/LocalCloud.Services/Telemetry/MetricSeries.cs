namespace LocalCloud.Services.Telemetry;

/// <summary>A metric of one set of dimensions: what CloudWatch would show of it.</summary>
/// <param name="Namespace">For example <c>ProtectedJobs</c>.</param>
/// <param name="Name">The metric's name.</param>
/// <param name="Unit">As CloudWatch spells it.</param>
/// <param name="Dimensions">Names and values, in the order of the names.</param>
/// <param name="Count">How many values came since the start.</param>
/// <param name="Sum">Their sum.</param>
/// <param name="Minimum">The least.</param>
/// <param name="Maximum">The greatest.</param>
/// <param name="Recent">The newest values with their times, oldest first; at most 500.</param>
public sealed record MetricSeries(
    string Namespace,
    string Name,
    string Unit,
    IReadOnlyList<KeyValuePair<string, string>> Dimensions,
    long Count,
    double Sum,
    double Minimum,
    double Maximum,
    IReadOnlyList<KeyValuePair<DateTimeOffset, double>> Recent);
