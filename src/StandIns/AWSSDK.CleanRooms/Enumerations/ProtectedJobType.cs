using Amazon.Runtime;

namespace Amazon.CleanRooms;

public sealed class ProtectedJobType : ConstantClass
{
    public static readonly ProtectedJobType PYSPARK = new("PYSPARK");

    public ProtectedJobType(string value)
        : base(value)
    {
    }

    public static ProtectedJobType FindValue(string value) => FindValue<ProtectedJobType>(value);

    public static implicit operator ProtectedJobType(string value) => FindValue(value);
}
