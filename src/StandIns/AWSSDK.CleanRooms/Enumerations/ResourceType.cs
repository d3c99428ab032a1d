using Amazon.Runtime;

namespace Amazon.CleanRooms;

public sealed class ResourceType : ConstantClass
{
    public static readonly ResourceType COLLABORATION = new("COLLABORATION");
    public static readonly ResourceType CONFIGURED_TABLE = new("CONFIGURED_TABLE");
    public static readonly ResourceType CONFIGURED_TABLE_ASSOCIATION = new("CONFIGURED_TABLE_ASSOCIATION");
    public static readonly ResourceType MEMBERSHIP = new("MEMBERSHIP");

    public ResourceType(string value)
        : base(value)
    {
    }

    public static ResourceType FindValue(string value) => FindValue<ResourceType>(value);

    public static implicit operator ResourceType(string value) => FindValue(value);
}
