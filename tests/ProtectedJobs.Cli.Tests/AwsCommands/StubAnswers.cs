namespace ProtectedJobs.Cli.Tests.AwsCommands;

/// <summary>Answers of the service.</summary>
internal static class StubAnswers
{
    public const string Membership = "1f6e3a52-6c0b-4f5e-8c1d-7a9b2e4d6f80";

    public const string Job = "5f0d5a1e-0b5c-4f0e-9a57-0d2f3a1c9b10";

    public const string Template =
        "arn:aws:cleanrooms:us-east-1:111122223333:membership/1f6e3a52-6c0b-4f5e-8c1d-7a9b2e4d6f80/analysistemplate/2b7c9d14-3e5f-4a6b-8c7d-9e0f1a2b3c4d";

    private const string Ids = $$"""
        "id":"{{Job}}","membershipId":"{{Membership}}","membershipArn":"arn:aws:cleanrooms:us-east-1:111122223333:membership/{{Membership}}"
        """;

    public static StubAnswer Submitted { get; } = new(Filled("""
        {"protectedJob":{#ids#,"createTime":1780000000.125,"status":"SUBMITTED","jobParameters":{"analysisTemplateArn":"#template#"}}}
        """));

    public static StubAnswer Small { get; } = new("""{"protectedJob":{"id":"a","status":"SUBMITTED"}}""");

    public static StubAnswer Rich { get; } = new(Filled("""
        {"protectedJob":{
          "status":"SUCCESS","createTime":1780000000,#ids#,
          "jobParameters":{"parameters":{"day":"2026-01-31","text":"tab\there, \"quoted\" und Ünïcödé 日本"},"analysisTemplateArn":"#template#"},
          "resultConfiguration":{"outputConfiguration":{"s3":{"bucket":"results","keyPrefix":"jobs/daily"}}},
          "statistics":{"totalDurationInMillis":754321,"billedResourceUtilization":{"units":5.33}},
          "result":{"output":{"s3":{"location":"s3://results/jobs/daily/#job#"}}},
          "computeConfiguration":{"worker":{"type":"CR.1X","number":16,"properties":{"spark":{"spark.task.cpus":"2","spark.executor.memory":"4g"}}}},
          "futureMember":{"x":1}}}
        """));

    public static StubAnswer Failed { get; } = new(Filled("""
        {"protectedJob":{#ids#,"createTime":1780000000.5,"status":"FAILED","statistics":{"billedResourceUtilization":{"units":24.0}},
          "result":{"output":{"memberList":[{"accountId":"111122223333"},{"accountId":"444455556666"}]}},
          "error":{"message":"Line 1\nLine 2: it's 'quoted'","code":"SCRIPT_ERROR"}}}
        """));

    public static StubAnswer Empty { get; } = new("{}");

    public static IReadOnlyList<StubAnswer> Pages { get; } =
    [
        new("""{"protectedJobs":[{"id":"a","status":"SUCCESS"},{"id":"b","status":"FAILED"},{"id":"c","status":"CANCELLED"}],"nextToken":"tok2"}"""),
        new("""{"protectedJobs":[{"id":"d","status":"STARTED","receiverConfigurations":[{"analysisType":"DIRECT_ANALYSIS","configurationDetails":{"directAnalysisConfigurationDetails":{"receiverAccountIds":["111122223333","444455556666"]}}}]}]}"""),
    ];

    public static IReadOnlyList<StubAnswer> PlainPages { get; } =
    [
        Pages[0],
        new("""{"protectedJobs":[{"id":"d","status":"STARTED"},{"id":"e","status":"日本"}]}"""),
    ];

    public static StubAnswer NoJobs { get; } = new("""{"protectedJobs":[]}""");

    public static StubAnswer Quota { get; } = new(
        """{"message":"A job of this membership is running.","quotaName":"Concurrent ongoing job per membership","quotaValue":1.0}""", 402, "ServiceQuotaExceededException");

    public static StubAnswer Denied { get; } = new(
        """{"message":"User is not authorized to perform cleanrooms:StartProtectedJob","reason":"INSUFFICIENT_PERMISSIONS"}""", 403, "AccessDeniedException:http://internal.amazon.com/coral/");

    public static StubAnswer Missing { get; } = new(
        """{"message":"Membership not found.","resourceId":"x","resourceType":"MEMBERSHIP"}""", 404, "ResourceNotFoundException");

    public static StubAnswer Invalid { get; } = new(
        """{"message":"The template does not run.","reason":"INVALID_CONFIGURATION"}""", 400, "ValidationException");

    public static StubAnswer Conflict { get; } = new(
        """{"message":"The job has ended.","resourceId":"x","resourceType":"MEMBERSHIP","reason":"INVALID_STATE"}""", 409, "ConflictException");

    public static StubAnswer Broken { get; } = new("""{"message":"Try later."}""", 500, "InternalServerException");

    public static StubAnswer Slow { get; } = new("""{"message":"Rate exceeded"}""", 429, "ThrottlingException");

    public static StubAnswer NotJson { get; } = new("<html>no</html>", 404);

    private static string Filled(string body) => body
        .Replace("#ids#", Ids, StringComparison.Ordinal)
        .Replace("#template#", Template, StringComparison.Ordinal)
        .Replace("#job#", Job, StringComparison.Ordinal);
}
