using System.Globalization;
using System.Text;

namespace LocalCloud.Asl.Json;

/// <summary>A JSON number: the digits as they were written, and what they mean as a double.</summary>
public sealed class JsonNumber : JsonValue
{
    private readonly string? _raw;
    private readonly long _integer;
    private readonly bool _isInteger;
    private readonly double _value;

    /// <summary>An integer.</summary>
    /// <param name="value">The integer.</param>
    public JsonNumber(long value)
    {
        _integer = value;
        _isInteger = true;
        _value = value;
    }

    /// <summary>A finite number; one without a fraction is written without one.</summary>
    /// <param name="value">The number.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not a number, or infinite: JSON has neither.</exception>
    public JsonNumber(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "JSON has finite numbers only.");
        }

        _value = value;
        _isInteger = Math.Abs(value) < 1e15 && Math.Truncate(value) == value;
        _integer = _isInteger ? (long)value : 0;
        _raw = _isInteger ? null : value.ToString("R", CultureInfo.InvariantCulture);
    }

    internal JsonNumber(string raw)
    {
        _raw = raw;
        _isInteger = long.TryParse(raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _integer);
        _value = _isInteger ? _integer : double.Parse(raw, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>The number as a double (infinite where the digits exceed a double).</summary>
    public double Value => _value;

    /// <summary>The digits: as written in the text this was read from, else the shortest that read back the same.</summary>
    public string Raw => _raw ?? _integer.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override JsonKind Kind => JsonKind.Number;

    /// <summary>The number as an integer, where it is one that fits 64 bits: 1 and 1.0 are, 1.5 is not.</summary>
    /// <param name="value">The integer.</param>
    public bool TryGetInt64(out long value)
    {
        value = _integer;
        if (_isInteger)
        {
            return true;
        }

        if (Math.Truncate(_value) != _value || Math.Abs(_value) >= 9.2233720368547e18)
        {
            return false;
        }

        value = (long)_value;
        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(JsonValue? other) =>
        other is JsonNumber number
        && (_isInteger && number._isInteger ? _integer == number._integer : _value.Equals(number._value));

    /// <inheritdoc/>
    public override int GetHashCode() => _value == 0 ? 0 : _value.GetHashCode();

    /// <summary>Compares two numbers: exactly when both are integers, else as doubles.</summary>
    internal int CompareTo(JsonNumber other) =>
        _isInteger && other._isInteger ? _integer.CompareTo(other._integer) : _value.CompareTo(other._value);

    internal override void Render(StringBuilder builder)
    {
        if (_raw is null)
        {
            builder.Append(CultureInfo.InvariantCulture, $"{_integer}");
        }
        else
        {
            builder.Append(_raw);
        }
    }

    private protected override int CountBytes() => Raw.Length;
}
