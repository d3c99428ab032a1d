using Amazon.EventBridge.Model;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.EventBridge.Internal;

/// <summary>The exceptions of the service by their names on the wire.</summary>
internal static class Errors
{
    public static IReadOnlyDictionary<string, ErrorFactory> ByName { get; } = new Dictionary<string, ErrorFactory>
    {
        ["ConcurrentModificationException"] = static e => new ConcurrentModificationException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["InternalException"] = static e => new InternalException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["InvalidEventPatternException"] = static e => new InvalidEventPatternException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["InvalidStateException"] = static e => new InvalidStateException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["LimitExceededException"] = static e => new LimitExceededException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["ManagedRuleException"] = static e => new ManagedRuleException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["OperationDisabledException"] = static e => new OperationDisabledException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["ResourceAlreadyExistsException"] = static e => new ResourceAlreadyExistsException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["ResourceNotFoundException"] = static e => new ResourceNotFoundException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
    };

    public static AmazonServiceException Other(ServiceError e) =>
        new AmazonEventBridgeException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status);
}
