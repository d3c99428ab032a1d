using Amazon.Runtime;

namespace Amazon.CleanRooms;

public sealed class TargetProtectedJobStatus : ConstantClass
{
    public static readonly TargetProtectedJobStatus CANCELLED = new("CANCELLED");

    public TargetProtectedJobStatus(string value)
        : base(value)
    {
    }

    public static TargetProtectedJobStatus FindValue(string value) => FindValue<TargetProtectedJobStatus>(value);

    public static implicit operator TargetProtectedJobStatus(string value) => FindValue(value);
}
