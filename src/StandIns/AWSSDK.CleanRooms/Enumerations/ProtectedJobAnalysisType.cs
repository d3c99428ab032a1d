using Amazon.Runtime;

namespace Amazon.CleanRooms;

public sealed class ProtectedJobAnalysisType : ConstantClass
{
    public static readonly ProtectedJobAnalysisType DIRECT_ANALYSIS = new("DIRECT_ANALYSIS");

    public ProtectedJobAnalysisType(string value)
        : base(value)
    {
    }

    public static ProtectedJobAnalysisType FindValue(string value) => FindValue<ProtectedJobAnalysisType>(value);

    public static implicit operator ProtectedJobAnalysisType(string value) => FindValue(value);
}
