using Amazon.Runtime;

namespace Amazon.CleanRooms;

public sealed class ConflictExceptionReason : ConstantClass
{
    public static readonly ConflictExceptionReason ALREADY_EXISTS = new("ALREADY_EXISTS");
    public static readonly ConflictExceptionReason INVALID_STATE = new("INVALID_STATE");
    public static readonly ConflictExceptionReason SUBRESOURCES_EXIST = new("SUBRESOURCES_EXIST");

    public ConflictExceptionReason(string value)
        : base(value)
    {
    }

    public static ConflictExceptionReason FindValue(string value) => FindValue<ConflictExceptionReason>(value);

    public static implicit operator ConflictExceptionReason(string value) => FindValue(value);
}
