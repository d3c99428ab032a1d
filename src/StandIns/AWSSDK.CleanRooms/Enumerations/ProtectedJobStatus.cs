using Amazon.Runtime;

namespace Amazon.CleanRooms;

public sealed class ProtectedJobStatus : ConstantClass
{
    public static readonly ProtectedJobStatus CANCELLED = new("CANCELLED");
    public static readonly ProtectedJobStatus CANCELLING = new("CANCELLING");
    public static readonly ProtectedJobStatus FAILED = new("FAILED");
    public static readonly ProtectedJobStatus STARTED = new("STARTED");
    public static readonly ProtectedJobStatus SUBMITTED = new("SUBMITTED");
    public static readonly ProtectedJobStatus SUCCESS = new("SUCCESS");

    public ProtectedJobStatus(string value)
        : base(value)
    {
    }

    public static ProtectedJobStatus FindValue(string value) => FindValue<ProtectedJobStatus>(value);

    public static implicit operator ProtectedJobStatus(string value) => FindValue(value);
}
