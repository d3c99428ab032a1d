using System.Globalization;
using System.Text.Json;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.CleanRooms;

/// <summary>The errors of the API, with their statuses and members.</summary>
internal static class CleanRoomsError
{
    /// <summary>404. <paramref name="type"/> is MEMBERSHIP, COLLABORATION, … ; the API has no name for jobs and templates.</summary>
    public static AwsException NotFound(string type, string id) => new(
        "ResourceNotFoundException",
        404,
        $"The requested resource was not found. ResourceType: {type}, ResourceId: {id}",
        new Dictionary<string, string> { ["resourceId"] = Text(id), ["resourceType"] = Text(type) });

    /// <summary>403.</summary>
    public static AwsException AccessDenied(string message) => new(
        "AccessDeniedException",
        403,
        message,
        new Dictionary<string, string> { ["reason"] = Text("INSUFFICIENT_PERMISSIONS") });

    /// <summary>409 INVALID_STATE, SUBRESOURCES_EXIST or ALREADY_EXISTS.</summary>
    public static AwsException Conflict(string type, string id, string reason, string message) => new(
        "ConflictException",
        409,
        message,
        new Dictionary<string, string>
        {
            ["resourceId"] = Text(id),
            ["resourceType"] = Text(type),
            ["reason"] = Text(reason),
        });

    /// <summary>402.</summary>
    public static AwsException Quota(string name, double value) => new(
        "ServiceQuotaExceededException",
        402,
        $"You have reached the service quota: {name} ({value.ToString(CultureInfo.InvariantCulture)}).",
        new Dictionary<string, string>
        {
            ["quotaName"] = Text(name),
            ["quotaValue"] = value.ToString("R", CultureInfo.InvariantCulture),
        });

    /// <summary>429.</summary>
    public static AwsException Throttled() => new("ThrottlingException", 429, "Rate exceeded");

    /// <summary>400 with the reason INVALID_CONFIGURATION: the request is well formed, the collaboration does not allow it.</summary>
    public static AwsException InvalidConfiguration(string message) => new(
        "ValidationException",
        400,
        message,
        new Dictionary<string, string> { ["reason"] = Text("INVALID_CONFIGURATION") });

    /// <summary>A JSON string.</summary>
    public static string Text(string value) => $"\"{JsonEncodedText.Encode(value)}\"";
}
