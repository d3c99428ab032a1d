using Amazon.Runtime;

namespace Amazon.CleanRooms;

public sealed class ValidationExceptionReason : ConstantClass
{
    public static readonly ValidationExceptionReason FIELD_VALIDATION_FAILED = new("FIELD_VALIDATION_FAILED");
    public static readonly ValidationExceptionReason IAM_SYNCHRONIZATION_DELAY = new("IAM_SYNCHRONIZATION_DELAY");
    public static readonly ValidationExceptionReason INVALID_CONFIGURATION = new("INVALID_CONFIGURATION");
    public static readonly ValidationExceptionReason INVALID_QUERY = new("INVALID_QUERY");

    public ValidationExceptionReason(string value)
        : base(value)
    {
    }

    public static ValidationExceptionReason FindValue(string value) => FindValue<ValidationExceptionReason>(value);

    public static implicit operator ValidationExceptionReason(string value) => FindValue(value);
}
