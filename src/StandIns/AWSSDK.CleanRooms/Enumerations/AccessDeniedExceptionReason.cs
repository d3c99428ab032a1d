using Amazon.Runtime;

namespace Amazon.CleanRooms;

public sealed class AccessDeniedExceptionReason : ConstantClass
{
    public static readonly AccessDeniedExceptionReason INSUFFICIENT_PERMISSIONS = new("INSUFFICIENT_PERMISSIONS");

    public AccessDeniedExceptionReason(string value)
        : base(value)
    {
    }

    public static AccessDeniedExceptionReason FindValue(string value) => FindValue<AccessDeniedExceptionReason>(value);

    public static implicit operator AccessDeniedExceptionReason(string value) => FindValue(value);
}
