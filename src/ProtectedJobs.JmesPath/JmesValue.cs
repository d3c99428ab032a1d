using System.Globalization;
using System.Text.Json;

namespace ProtectedJobs.JmesPath;

/// <summary>A value while it is searched: JSON's six kinds, and an expression handed to a function.</summary>
internal abstract record JmesValue
{
    private JmesValue()
    {
    }

    public static JmesValue Null { get; } = new NullValue();

    public static JmesValue True { get; } = new BooleanValue(true);

    public static JmesValue False { get; } = new BooleanValue(false);

    /// <summary>The name that <c>type()</c> gives it.</summary>
    public abstract string TypeName { get; }

    /// <summary>False for null, false, "", [] and {}; 0 is true.</summary>
    public virtual bool IsTruthy => true;

    public static JmesValue Of(bool value) => value ? True : False;

    public static JmesValue From(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new ObjectValue(
            [.. element.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, From(p.Value)))]),
        JsonValueKind.Array => new ArrayValue([.. element.EnumerateArray().Select(From)]),
        JsonValueKind.String => new StringValue(element.GetString()!),
        JsonValueKind.Number => new NumberValue(element.GetDouble(), element.GetRawText()),
        JsonValueKind.True => True,
        JsonValueKind.False => False,
        _ => Null,
    };

    /// <summary>Writes it as JSON; an expression has no JSON form and is written as null.</summary>
    public abstract void Write(Utf8JsonWriter writer);

    /// <summary>Deep equality; numbers by value, objects whatever their order.</summary>
    public virtual bool SameAs(JmesValue other) => Equals(other);

    public sealed record NullValue : JmesValue
    {
        public override string TypeName => "null";

        public override bool IsTruthy => false;

        public override void Write(Utf8JsonWriter writer) => writer.WriteNullValue();
    }

    public sealed record BooleanValue(bool Value) : JmesValue
    {
        public override string TypeName => "boolean";

        public override bool IsTruthy => Value;

        public override void Write(Utf8JsonWriter writer) => writer.WriteBooleanValue(Value);
    }

    /// <summary>A number with the text it is written as, so that 1.0 stays 1.0 and a long integer keeps its digits.</summary>
    public sealed record NumberValue(double Value, string Text) : JmesValue
    {
        public override string TypeName => "number";

        public bool IsInteger => !Text.AsSpan().ContainsAny('.', 'e', 'E');

        /// <summary>A computed integer.</summary>
        public static NumberValue Integer(double value) =>
            new(value, value.ToString("F0", CultureInfo.InvariantCulture));

        /// <summary>A computed fraction: integral ones keep a <c>.0</c>, as the AWS CLI prints them.</summary>
        public static NumberValue Fraction(double value)
        {
            var text = value.ToString("R", CultureInfo.InvariantCulture);
            return new(value, text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0");
        }

        public override void Write(Utf8JsonWriter writer) => writer.WriteRawValue(Text);

        public override bool SameAs(JmesValue other) => other is NumberValue number && number.Value.Equals(Value);
    }

    public sealed record StringValue(string Value) : JmesValue
    {
        public override string TypeName => "string";

        public override bool IsTruthy => Value.Length > 0;

        public override void Write(Utf8JsonWriter writer) => writer.WriteStringValue(Value);
    }

    public sealed record ArrayValue(IReadOnlyList<JmesValue> Items) : JmesValue
    {
        public override string TypeName => "array";

        public override bool IsTruthy => Items.Count > 0;

        public override void Write(Utf8JsonWriter writer)
        {
            writer.WriteStartArray();
            foreach (var item in Items)
            {
                item.Write(writer);
            }

            writer.WriteEndArray();
        }

        public override bool SameAs(JmesValue other) =>
            other is ArrayValue array && array.Items.Count == Items.Count
            && Items.Zip(array.Items).All(pair => pair.First.SameAs(pair.Second));
    }

    /// <summary>Members in the document's order; of members with the same name the last one counts.</summary>
    public sealed record ObjectValue(IReadOnlyList<KeyValuePair<string, JmesValue>> Members) : JmesValue
    {
        public override string TypeName => "object";

        public override bool IsTruthy => Members.Count > 0;

        public JmesValue this[string name]
        {
            get
            {
                for (var i = Members.Count - 1; i >= 0; i--)
                {
                    if (string.Equals(Members[i].Key, name, StringComparison.Ordinal))
                    {
                        return Members[i].Value;
                    }
                }

                return Null;
            }
        }

        public override void Write(Utf8JsonWriter writer)
        {
            writer.WriteStartObject();
            foreach (var (name, value) in Members)
            {
                writer.WritePropertyName(name);
                value.Write(writer);
            }

            writer.WriteEndObject();
        }

        public override bool SameAs(JmesValue other) =>
            other is ObjectValue o && o.Members.Count == Members.Count
            && Members.All(m => o.Members.Any(n => n.Key == m.Key) && o[m.Key].SameAs(m.Value));
    }

    /// <summary><c>&amp;expression</c>, an argument of <c>sort_by</c> and its like.</summary>
    public sealed record Reference(Node Expression) : JmesValue
    {
        public override string TypeName => "expression";

        public override void Write(Utf8JsonWriter writer) => writer.WriteNullValue();
    }
}
