using System.Net;
using System.Text.Json;

namespace LocalCloud.Services.EventBridge.Patterns;

/// <summary>One way in which a leaf of an event can match.</summary>
internal abstract record ValueMatcher
{
    private ValueMatcher()
    {
    }

    /// <summary>Whether an absent member matches.</summary>
    public virtual bool MatchesAbsent => false;

    /// <summary>Whether the value matches; never given an array.</summary>
    public abstract bool Matches(JsonElement value);

    /// <summary>A string, number, boolean or null, exactly. Numbers are equal by value.</summary>
    public sealed record Exactly(JsonElement Expected) : ValueMatcher
    {
        public override bool Matches(JsonElement value) => JsonElement.DeepEquals(Expected, value);
    }

    /// <summary>A string with a property of its text.</summary>
    public sealed record Text(Func<string, bool> Holds) : ValueMatcher
    {
        public override bool Matches(JsonElement value) =>
            value.ValueKind == JsonValueKind.String && Holds(value.GetString()!);
    }

    /// <summary>A number between bounds, each inclusive or not.</summary>
    public sealed record Numeric(double Low, bool LowCounts, double High, bool HighCounts) : ValueMatcher
    {
        public override bool Matches(JsonElement value) =>
            value.ValueKind == JsonValueKind.Number
            && value.GetDouble() is var number
            && (LowCounts ? number >= Low : number > Low)
            && (HighCounts ? number <= High : number < High);
    }

    /// <summary>A leaf that is there, or not there.</summary>
    public sealed record Exists(bool Wanted) : ValueMatcher
    {
        public override bool MatchesAbsent => !Wanted;

        public override bool Matches(JsonElement value) => Wanted && value.ValueKind != JsonValueKind.Object;
    }

    /// <summary>A leaf that is there and matches none of some.</summary>
    public sealed record AnythingBut(IReadOnlyList<ValueMatcher> Excluded) : ValueMatcher
    {
        public override bool Matches(JsonElement value) =>
            value.ValueKind != JsonValueKind.Object && !Excluded.Any(e => e.Matches(value));
    }

    /// <summary>An IP address of a network.</summary>
    public sealed record Cidr(IPNetwork Network) : ValueMatcher
    {
        public override bool Matches(JsonElement value) =>
            value.ValueKind == JsonValueKind.String
            && IPAddress.TryParse(value.GetString(), out var address)
            && address.AddressFamily == Network.BaseAddress.AddressFamily
            && Network.Contains(address);
    }
}
