using System.Globalization;
using System.Net;

namespace LocalCloud.Services.Iam.Policies;

/// <summary>One line of a condition block: an operator, a key, and the values of which one must fit.</summary>
internal sealed record PolicyCondition
{
    private const string IfExists = "IfExists";

    private readonly Func<string, string, bool>? _fits;
    private readonly bool _negated;
    private readonly bool _ifExists;

    private PolicyCondition(string key, IReadOnlyList<string> values, Func<string, string, bool>? fits, bool negated, bool ifExists)
    {
        Key = key;
        Values = values;
        _fits = fits;
        _negated = negated;
        _ifExists = ifExists;
    }

    public string Key { get; }

    public IReadOnlyList<string> Values { get; }

    /// <summary>Reads one line.</summary>
    /// <returns>Null if the operator is unknown.</returns>
    public static PolicyCondition? Of(string name, string key, IReadOnlyList<string> values)
    {
        // Requests here have one value a key, so the quantifiers say nothing but whether an absent key fits.
        var forAll = name.StartsWith("ForAllValues:", StringComparison.Ordinal);
        var bare = name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var ifExists = bare.EndsWith(IfExists, StringComparison.Ordinal);
        bare = ifExists ? bare[..^IfExists.Length] : bare;
        if (bare == "Null")
        {
            return new(key, values, fits: null, negated: false, ifExists: false);
        }

        var negated = bare.Contains("Not", StringComparison.Ordinal);
        return Comparison(bare.Replace("Not", "", StringComparison.Ordinal)) is { } fits
            ? new(key, values, fits, negated, ifExists || forAll)
            : null;
    }

    /// <summary>Whether it holds of a request.</summary>
    public bool Holds(IReadOnlyDictionary<string, string> context)
    {
        var present = context.TryGetValue(Key, out var value);
        if (_fits is null)
        {
            return Values.Any(v => string.Equals(v, "true", StringComparison.OrdinalIgnoreCase)) != present;
        }

        if (!present)
        {
            // What is absent is not equal to anything, so the negated operators hold.
            return _ifExists || _negated;
        }

        return Values.Any(v => _fits(new WildcardPattern(v).With(context).Text, value!)) != _negated;
    }

    private static Func<string, string, bool>? Comparison(string name) => name switch
    {
        "StringEquals" => (wanted, value) => wanted == value,
        "StringEqualsIgnoreCase" or "Bool" => (wanted, value) => wanted.Equals(value, StringComparison.OrdinalIgnoreCase),
        "StringLike" => (wanted, value) => new WildcardPattern(wanted).Matches(value, ignoreCase: false),
        "ArnLike" or "ArnEquals" => ArnFits,
        "NumericEquals" => Numeric(order => order == 0),
        "NumericLessThan" => Numeric(order => order < 0),
        "NumericLessThanEquals" => Numeric(order => order <= 0),
        "NumericGreaterThan" => Numeric(order => order > 0),
        "NumericGreaterThanEquals" => Numeric(order => order >= 0),
        "DateEquals" => Date(order => order == 0),
        "DateLessThan" => Date(order => order < 0),
        "DateLessThanEquals" => Date(order => order <= 0),
        "DateGreaterThan" => Date(order => order > 0),
        "DateGreaterThanEquals" => Date(order => order >= 0),
        "IpAddress" => (wanted, value) => IPAddress.TryParse(value, out var address)
            && (IPNetwork.TryParse(wanted, out var network) ? network.Contains(address) : IPAddress.TryParse(wanted, out var one) && one.Equals(address)),
        _ => null,
    };

    // Each of the six parts of an ARN is matched apart, so that an asterisk stays within its part.
    private static bool ArnFits(string wanted, string value)
    {
        var (patterns, parts) = (wanted.Split(':', 6), value.Split(':', 6));
        return patterns.Length == parts.Length
            && patterns.Zip(parts).All(p => new WildcardPattern(p.First).Matches(p.Second, ignoreCase: false));
    }

    private static Func<string, string, bool> Numeric(Func<int, bool> holds) => (wanted, value) =>
        decimal.TryParse(wanted, NumberStyles.Float, CultureInfo.InvariantCulture, out var w)
        && decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var v)
        && holds(v.CompareTo(w));

    private static Func<string, string, bool> Date(Func<int, bool> holds) => (wanted, value) =>
        DateTimeOffset.TryParse(wanted, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var w)
        && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var v)
        && holds(v.CompareTo(w));
}
