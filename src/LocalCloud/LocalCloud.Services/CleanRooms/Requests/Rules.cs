using System.Text.RegularExpressions;
using LocalCloud.Services.CleanRooms.Jobs;

namespace LocalCloud.Services.CleanRooms.Requests;

/// <summary>The constraints of the API's strings.</summary>
internal static partial class Rules
{
    private const string UuidShown = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    private const string AccountShown = "\\d+";

    private const string TemplateArnShown =
        "arn:aws[-a-z]*:cleanrooms:[\\w]{2}-[\\w]{4,9}-[\\d]:[\\d]{12}:membership/[\\d\\w-]+/analysistemplate/[\\d\\w-]+";

    private const string KeyShown = "[0-9a-zA-Z_]+";

    private const string NameShown = "(?!\\s*$)[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDBFF-\\uDC00\\uDFFF\\t]*";

    private const string BucketShown = ".*(?!^(\\d+\\.)+\\d+$)(^(([a-z0-9]|[a-z0-9][a-z0-9\\-]*[a-z0-9])\\.)*([a-z0-9]|[a-z0-9][a-z0-9\\-]*[a-z0-9])$).*";

    private const string PrefixShown = "[\\w!.=*/-]*";

    public static TextRule Uuid { get; } = new(36, 36, UuidPattern(), UuidShown);

    public static TextRule Account { get; } = new(12, 12, AccountPattern(), AccountShown);

    public static TextRule TemplateArn { get; } = new(0, 200, TemplateArnPattern(), TemplateArnShown);

    public static TextRule ParameterKey { get; } = new(1, 100, KeyPattern(), KeyShown);

    public static TextRule ParameterValue { get; } = new(0, 1000);

    public static TextRule SparkKey { get; } = new(1, 200);

    public static TextRule SparkValue { get; } = new(0, 500);

    public static TextRule JobType { get; } = new(Values: ["PYSPARK"]);

    public static TextRule WorkerType { get; } = new(Values: ["CR.1X", "CR.4X"]);

    public static TextRule Status { get; } = new(Values: JobStatuses.Spellings);

    public static TextRule TargetStatus { get; } = new(Values: ["CANCELLED"]);

    public static TextRule NextToken { get; } = new(0, 10240);

    public static TextRule Name { get; } = new(1, 100, NamePattern(), NameShown);

    public static TextRule Description { get; } = new(0, 255);

    public static TextRule Ability { get; } = new(Values: ["CAN_QUERY", "CAN_RECEIVE_RESULTS", "CAN_RUN_JOB"]);

    public static TextRule LogStatus { get; } = new(Values: ["ENABLED", "DISABLED"]);

    public static TextRule Format { get; } = new(Values: ["PYSPARK_1_0"]);

    public static TextRule Bucket { get; } = new(3, 63, BucketPattern(), BucketShown);

    public static TextRule KeyPrefix { get; } = new(0, 512, PrefixPattern(), PrefixShown);

    public static TextRule RoleArn { get; } = new(32, 512, RolePattern(), "arn:aws:iam::[\\w]+:role/[\\w+=./@-]+");

    public static TextRule ScriptKey { get; } = new(1, 1024);

    public static TextRule Any { get; } = new();

    [GeneratedRegex("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\z")]
    private static partial Regex UuidPattern();

    [GeneratedRegex("^[0-9]+\\z")]
    private static partial Regex AccountPattern();

    [GeneratedRegex("^arn:aws[-a-z]*:cleanrooms:[a-zA-Z0-9_]{2}-[a-zA-Z0-9_]{4,9}-[0-9]:[0-9]{12}:membership/[0-9a-zA-Z_-]+/analysistemplate/[0-9a-zA-Z_-]+\\z")]
    private static partial Regex TemplateArnPattern();

    [GeneratedRegex("^[0-9a-zA-Z_]+\\z")]
    private static partial Regex KeyPattern();

    [GeneratedRegex("^(?!\\s*\\z)[^\\x00-\\x08\\x0A-\\x1F]*\\z")]
    private static partial Regex NamePattern();

    [GeneratedRegex("^(?!([0-9]+\\.)+[0-9]+\\z)([a-z0-9]|[a-z0-9][a-z0-9-]*[a-z0-9])(\\.([a-z0-9]|[a-z0-9][a-z0-9-]*[a-z0-9]))*\\z")]
    private static partial Regex BucketPattern();

    [GeneratedRegex("^[\\w!.=*/-]*\\z")]
    private static partial Regex PrefixPattern();

    [GeneratedRegex("^arn:aws:iam::[\\w]+:role/[\\w+=./@-]+\\z")]
    private static partial Regex RolePattern();
}
