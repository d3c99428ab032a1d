using System.Text.RegularExpressions;

namespace ProtectedJobs.Cli.AwsCommands.Shapes;

/// <summary>The parts that requests and answers about protected jobs are made of (API of 2022-02-17, as of 2026-08).</summary>
internal static partial class JobShapes
{
    private const string UuidPattern = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private const string AccountPattern = "\\d+";
    private const string TemplatePattern =
        "arn:aws[-a-z]*:cleanrooms:[\\w]{2}-[\\w]{4,9}-[\\d]:[\\d]{12}:membership/[\\d\\w-]+/analysistemplate/[\\d\\w-]+";

    private const string NamePattern = "[0-9a-zA-Z_]+";

    /// <summary>A membership or a job.</summary>
    public static readonly Shape.Text Uuid = new(36, 36) { Pattern = UuidPattern, Matcher = UuidMatcher };

    public static readonly Shape.Text Account = new(12, 12) { Pattern = AccountPattern, Matcher = AccountMatcher };

    public static readonly Shape.Text AnyText = new();

    public static readonly Shape.Text Status =
        new() { Values = ["SUBMITTED", "STARTED", "CANCELLED", "CANCELLING", "FAILED", "SUCCESS"] };

    public static readonly Shape.Structure Parameters = new(
        new Member(
            "analysisTemplateArn",
            new Shape.Text(0, 200) { Pattern = TemplatePattern, Matcher = TemplateMatcher },
            "The ARN of the analysis template to run.")
        { IsRequired = true },
        new Member(
            "parameters",
            new Shape.Map(new(1, 100) { Pattern = NamePattern, Matcher = NameMatcher }, new(0, 1000)),
            "Values for the parameters that the template declares, by name. They may appear in analysis logs: no secrets."));

    public static readonly Shape.Structure ResultInput = new(
        new Member(
            "outputConfiguration",
            Union(Receiver("The member who receives the results.")),
            "Who receives the results.")
        { IsRequired = true });

    public static readonly Shape.Structure ResultOutput = new(
        new Member(
            "outputConfiguration",
            Union(
                new Member(
                    "s3",
                    new Shape.Structure(
                        new Member("bucket", new Shape.Text(3, 63), "The bucket of the results.") { IsRequired = true },
                        new Member("keyPrefix", new Shape.Text(0, 512), "What the keys of the results begin with.")),
                    "Results go to a bucket."),
                Receiver("Results go to a member.")),
            "Where the results go.")
        { IsRequired = true });

    public static readonly Shape.Structure Compute = Union(
        new Member(
            "worker",
            new Shape.Structure(
                new Member("type", new Shape.Text { Values = ["CR.1X", "CR.4X"] }, "The size of a worker.") { IsRequired = true },
                new Member("number", new Shape.Whole(4, 1024), "How many workers.") { IsRequired = true },
                new Member(
                    "properties",
                    Union(new Member("spark", new Shape.Map(new(1, 200), new(0, 500), 50), "Spark's settings, by name.")),
                    "Settings of the workers.")),
            "Workers of one size."));

    public static readonly Shape.Structure Job = new(
        new Member("id", Uuid, "The job.") { IsRequired = true },
        new Member("membershipId", Uuid, "The membership it runs in.") { IsRequired = true },
        new Member("membershipArn", AnyText, "The ARN of that membership.") { IsRequired = true },
        new Member("createTime", new Shape.Timestamp(), "When the job was created.") { IsRequired = true },
        new Member("jobParameters", Parameters, "What it was started with."),
        new Member("status", Status, "How far it is.") { IsRequired = true },
        new Member("resultConfiguration", ResultOutput, "Where its results go."),
        new Member(
            "statistics",
            new Shape.Structure(
                new Member("totalDurationInMillis", new Shape.Whole(), "Milliseconds from its creation to its end."),
                new Member(
                    "billedResourceUtilization",
                    new Shape.Structure(new Member("units", new Shape.Fraction(), "CRPU-hours that are billed.") { IsRequired = true }),
                    "What is billed.")),
            "What it took."),
        new Member("result", new Shape.Structure(new Member("output", Output, "Where the results are.") { IsRequired = true }), "What came out."),
        new Member(
            "error",
            new Shape.Structure(
                new Member("message", AnyText, "What went wrong.") { IsRequired = true },
                new Member("code", AnyText, "The error's code.") { IsRequired = true }),
            "Why it failed."),
        new Member("computeConfiguration", Compute, "The workers it runs on."),
        new Member("jobComputePayerAccountId", Account, "The account that pays for its workers."));

    public static readonly Shape.Structure Summary = new(
        new Member("id", Uuid, "The job.") { IsRequired = true },
        new Member("membershipId", Uuid, "The membership that started it.") { IsRequired = true },
        new Member("membershipArn", AnyText, "The ARN of that membership.") { IsRequired = true },
        new Member("createTime", new Shape.Timestamp(), "When the job was created.") { IsRequired = true },
        new Member("status", Status, "How far it is.") { IsRequired = true },
        new Member("receiverConfigurations", new Shape.ListOf(Receivers), "Who receives its results.") { IsRequired = true },
        new Member("jobComputePayerAccountId", Account, "The account that pays for its workers."));

    private static Shape.Structure Output => Union(
        new Member("s3", new Shape.Structure(new Member("location", AnyText, "The results' place.") { IsRequired = true }), "Results in a bucket."),
        new Member(
            "memberList",
            new Shape.ListOf(new Shape.Structure(new Member("accountId", Account, "The account.") { IsRequired = true })),
            "The members who received the results."));

    private static Shape.Structure Receivers => new(
        new Member("analysisType", new Shape.Text { Values = ["DIRECT_ANALYSIS"] }, "The kind of analysis.") { IsRequired = true },
        new Member(
            "configurationDetails",
            Union(new Member(
                "directAnalysisConfigurationDetails",
                new Shape.Structure(new Member("receiverAccountIds", new Shape.ListOf(Account), "The receivers' accounts.")),
                "Receivers of a direct analysis.")),
            "The receivers."));

    private static Shape.Structure Union(params Member[] members) => new(members) { IsUnion = true };

    private static Member Receiver(string help) =>
        new("member", new Shape.Structure(new Member("accountId", Account, "The receiver's account.") { IsRequired = true }), help);

    [GeneratedRegex($"^(?:{UuidPattern})\\z", RegexOptions.ECMAScript)]
    private static partial Regex UuidMatcher();

    [GeneratedRegex($"^(?:{AccountPattern})\\z", RegexOptions.ECMAScript)]
    private static partial Regex AccountMatcher();

    [GeneratedRegex($"^(?:{TemplatePattern})\\z", RegexOptions.ECMAScript)]
    private static partial Regex TemplateMatcher();

    [GeneratedRegex($"^(?:{NamePattern})\\z", RegexOptions.ECMAScript)]
    private static partial Regex NameMatcher();
}
