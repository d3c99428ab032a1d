using Amazon.CleanRooms.Model;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.CleanRooms.Internal;

/// <summary>The exceptions of the service by their names on the wire.</summary>
internal static class Errors
{
    public static IReadOnlyDictionary<string, ErrorFactory> ByName { get; } = new Dictionary<string, ErrorFactory>
    {
        ["AccessDeniedException"] = static e => new AccessDeniedException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status)
        {
            Reason = e.Body.Text("reason"),
        },
        ["ConflictException"] = static e => new ConflictException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status)
        {
            ResourceId = e.Body.Text("resourceId"),
            ResourceType = e.Body.Text("resourceType"),
            Reason = e.Body.Text("reason"),
        },
        ["InternalServerException"] = static e => new InternalServerException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["ResourceNotFoundException"] = static e => new ResourceNotFoundException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status)
        {
            ResourceId = e.Body.Text("resourceId"),
            ResourceType = e.Body.Text("resourceType"),
        },
        ["ServiceQuotaExceededException"] = static e => new ServiceQuotaExceededException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status)
        {
            QuotaName = e.Body.Text("quotaName"),
            QuotaValue = e.Body.Double("quotaValue"),
        },
        ["ThrottlingException"] = static e => new ThrottlingException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["ValidationException"] = static e => new ValidationException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status)
        {
            Reason = e.Body.Text("reason"),
            FieldList = e.Body.List("fieldList", ValidationExceptionField.Read),
        },
    };

    public static AmazonServiceException Other(ServiceError e) =>
        new AmazonCleanRoomsException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status);
}
