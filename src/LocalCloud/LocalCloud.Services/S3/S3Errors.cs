using System.Text.Json;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.S3;

/// <summary>S3's words for what goes wrong in more than one place.</summary>
internal static class S3Errors
{
    public static AwsException NoSuchBucket(string bucket) =>
        new("NoSuchBucket", 404, "The specified bucket does not exist", Member("BucketName", bucket));

    public static AwsException NoSuchKey(string key) =>
        new("NoSuchKey", 404, "The specified key does not exist.", Member("Key", key));

    public static AwsException NoSuchUpload(string id) => new(
        "NoSuchUpload",
        404,
        "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.",
        Member("UploadId", id));

    public static AwsException AccessDenied() => new("AccessDenied", 403, "Access Denied");

    public static AwsException PreconditionFailed(string condition) => new(
        "PreconditionFailed",
        412,
        "At least one of the pre-conditions you specified did not hold",
        Member("Condition", condition));

    public static AwsException InvalidArgument(string name, string value, string message) => new(
        "InvalidArgument",
        400,
        message,
        new Dictionary<string, string> { ["ArgumentName"] = Json(name), ["ArgumentValue"] = Json(value) });

    public static AwsException InvalidRequest(string message) => new("InvalidRequest", 400, message);

    public static AwsException MalformedXml() => new(
        "MalformedXML", 400, "The XML you provided was not well-formed or did not validate against our published schema");

    public static AwsException NotImplemented() => new(
        "NotImplemented", 501, "A header or query you provided implies functionality that is not implemented");

    public static AwsException MethodNotAllowed() => new(
        "MethodNotAllowed", 405, "The specified method is not allowed against this resource.");

    private static Dictionary<string, string> Member(string name, string value) => new() { [name] = Json(value) };

    private static string Json(string value) => $"\"{JsonEncodedText.Encode(value)}\"";
}
