using System.Text.Json.Serialization;

namespace Benchmarks.Reports;

/// <summary>What was measured, and what it stands beside: a peer measured in the same run, or a limit, or both.</summary>
/// <param name="Name">What it is, in words for a table.</param>
/// <param name="Value">Ours; NaN if it could not be measured, and then <see cref="Note"/> says why.</param>
/// <param name="Unit">Of the value and of the peer's.</param>
internal sealed record Figure(string Name, double Value, string Unit)
{
    /// <summary>The peer's name; null for none.</summary>
    public string? Peer { get; init; }

    /// <summary>What the peer did in the same run.</summary>
    public double? PeerValue { get; init; }

    /// <summary>What the value must keep to; null for nothing.</summary>
    public Bound? Bound { get; init; }

    /// <summary>What the ratio to the peer must keep to; null for nothing.</summary>
    public Bound? RatioBound { get; init; }

    /// <summary>A word more; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>Ours by the peer's, or by the limit where there is no peer; null if it stands alone.</summary>
    [JsonIgnore]
    public double? Ratio => PeerValue is { } peer ? Value / peer : Bound is { Limit: not 0 } bound ? Value / bound.Limit : null;

    /// <summary>Whether it was measured and every limit is kept.</summary>
    [JsonIgnore]
    public bool IsMet => !double.IsNaN(Value)
        && (Bound?.Holds(Value) ?? true)
        && (PeerValue is not { } peer || (RatioBound?.Holds(Value / peer) ?? true));

    /// <summary>A figure that cannot be had here.</summary>
    public static Figure Absent(string name, string why) => new(name, double.NaN, "") { Note = why };
}
