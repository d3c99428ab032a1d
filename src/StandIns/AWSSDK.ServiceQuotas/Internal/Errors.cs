using Amazon.Runtime;
using Amazon.ServiceQuotas.Model;
using Amazon.StandIns;

namespace Amazon.ServiceQuotas.Internal;

/// <summary>The exceptions of the service by their names on the wire.</summary>
internal static class Errors
{
    public static IReadOnlyDictionary<string, ErrorFactory> ByName { get; } = new Dictionary<string, ErrorFactory>
    {
        ["AccessDeniedException"] = static e => new AccessDeniedException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["IllegalArgumentException"] = static e => new IllegalArgumentException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["NoSuchResourceException"] = static e => new NoSuchResourceException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["ServiceException"] = static e => new ServiceException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["TooManyRequestsException"] = static e => new TooManyRequestsException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
    };

    public static AmazonServiceException Other(ServiceError e) =>
        new AmazonServiceQuotasException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status);
}
