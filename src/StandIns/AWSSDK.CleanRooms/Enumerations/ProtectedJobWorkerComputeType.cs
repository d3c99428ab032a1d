using Amazon.Runtime;

namespace Amazon.CleanRooms;

public sealed class ProtectedJobWorkerComputeType : ConstantClass
{
    public static readonly ProtectedJobWorkerComputeType CR1X = new("CR.1X");
    public static readonly ProtectedJobWorkerComputeType CR4X = new("CR.4X");

    public ProtectedJobWorkerComputeType(string value)
        : base(value)
    {
    }

    public static ProtectedJobWorkerComputeType FindValue(string value) => FindValue<ProtectedJobWorkerComputeType>(value);

    public static implicit operator ProtectedJobWorkerComputeType(string value) => FindValue(value);
}
