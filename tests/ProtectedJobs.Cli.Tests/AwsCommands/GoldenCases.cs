namespace ProtectedJobs.Cli.Tests.AwsCommands;

/// <summary>The command lines whose bytes are kept: each option, each output, success and error.</summary>
internal static class GoldenCases
{
    private const string Bare = "start-protected-job --type PYSPARK --membership-identifier {m}";
    private const string Start = Bare + " --job-parameters analysisTemplateArn={t}";
    private const string Get = "get-protected-job --membership-identifier {m} --protected-job-identifier {j}";
    private const string Update = "update-protected-job --membership-identifier {m} --protected-job-identifier {j}";
    private const string List = "list-protected-jobs --membership-identifier {m}";
    private const string Document = """
        {"type":"PYSPARK","membershipIdentifier":"{m}","jobParameters":{"analysisTemplateArn":"{t}","parameters":{"day":"2026-01-31"}}}
        """;

    private const string Yaml = """
        # A request
        type: PYSPARK
        membershipIdentifier: {m}
        jobParameters:
          analysisTemplateArn: {t}
          parameters: {day: '2026-01-31', n: "3"}
        computeConfiguration:
          worker: {type: CR.1X, number: 16}
        """;

    private static readonly string[] s_formats = ["json", "text", "table", "yaml", "yaml-stream"];

    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        .. Requests(), .. Documents(), .. Skeletons(), .. Outputs(), .. Pages(), .. Globals(), .. Usage(), .. Validation(), .. Shorthand(), .. Refusals(),
    ];

    private static IEnumerable<GoldenCase> Requests() =>
    [
        new("start", Start) { IsAsAws = true },
        new("start-after-the-service", "cleanrooms " + Start),
        new("start-parameters", Bare + " --job-parameters 'analysisTemplateArn={t},parameters={day=2026-01-31,text=\"a, b\"}'") { IsAsAws = true },
        new("start-json", Bare + " --job-parameters '{\"analysisTemplateArn\":\"{t}\",\"parameters\":{\"day\":\"2026-01-31\"}}'") { IsAsAws = true },
        new("start-file", Bare + " --job-parameters file://{files}/job.json")
        {
            Files = new Dictionary<string, string> { ["job.json"] = """{"analysisTemplateArn": "{t}"}""" },
            IsAsAws = true,
        },
        new("start-loaded-member", Bare + " --job-parameters 'analysisTemplateArn={t},parameters={script@=file://{files}/script.txt}'")
        {
            Files = new Dictionary<string, string> { ["script.txt"] = "line 1\nline 2" },
            IsAsAws = true,
        },
        new("start-result", Start + " --result-configuration 'outputConfiguration={member={accountId=444455556666}}'") { IsAsAws = true },
        new("start-compute", Start + " --compute-configuration 'worker={type=CR.4X,number=8,properties={spark={spark.task.cpus=2}}}'") { IsAsAws = true },
        new("start-payer", Start + " --job-compute-payer-account-id 444455556666"),
        new("start-equals", "start-protected-job --type=PYSPARK --membership-identifier={m} --job-parameters=analysisTemplateArn={t}") { IsAsAws = true },
        new("start-abbreviated", "start-protected-job --ty PYSPARK --member {m} --job-param analysisTemplateArn={t}"),
        new("get", Get) { Answers = [StubAnswers.Failed], IsAsAws = true },
        new("update", Update + " --target-status CANCELLED") { IsAsAws = true },
        new("list-status", List + " --status STARTED") { Answers = [StubAnswers.NoJobs], IsAsAws = true },
    ];

    private static IEnumerable<GoldenCase> Documents() =>
    [
        new("document-json", "start-protected-job --cli-input-json file://{files}/request.json")
        {
            Files = new Dictionary<string, string> { ["request.json"] = Document },
            IsAsAws = true,
        },
        new("document-json-overridden", "start-protected-job --cli-input-json file://{files}/request.json --job-parameters analysisTemplateArn={t}")
        {
            Files = new Dictionary<string, string> { ["request.json"] = Document },
            IsAsAws = true,
        },
        new("document-yaml", "start-protected-job --cli-input-yaml file://{files}/request.yaml")
        {
            Files = new Dictionary<string, string> { ["request.yaml"] = Yaml },
        },
        new("document-both", "start-protected-job --cli-input-json '{}' --cli-input-yaml 'a: b'"),
        new("document-not-json", "start-protected-job --cli-input-json '{\"a'") { IsAsAws = true },
        new("document-no-object", "start-protected-job --cli-input-json '[1]'"),
        new("document-not-yaml", "start-protected-job --cli-input-yaml 'a: [b'"),
        new("document-missing", "start-protected-job --cli-input-json file:///no/such/file") { IsAsAws = true },
        new("document-faulty", "start-protected-job --cli-input-json '{\"typo\":1,\"type\":5}'"),
    ];

    private static IEnumerable<GoldenCase> Skeletons() =>
    [
        new("skeleton", "start-protected-job --generate-cli-skeleton"),
        new("skeleton-yaml", "start-protected-job --generate-cli-skeleton yaml-input"),
        new("skeleton-output", Start + " --generate-cli-skeleton output"),
        new("skeleton-output-query", List + " --generate-cli-skeleton output --query 'protectedJobs[].id' --output text"),
        new("skeleton-list", "list-protected-jobs --generate-cli-skeleton input"),
        new("skeleton-unknown", "start-protected-job --generate-cli-skeleton xml"),
    ];

    private static IEnumerable<GoldenCase> Outputs() =>
    [
        .. s_formats.Select(format => new GoldenCase($"output-{format}", $"{Get} --output {format}")
        {
            Answers = [StubAnswers.Rich],
            IsAsAws = !format.StartsWith("yaml", StringComparison.Ordinal),
        }),
        .. s_formats.Select(format => new GoldenCase($"output-failed-{format}", $"{Get} --output {format}")
        {
            Answers = [StubAnswers.Failed],
            IsAsAws = !format.StartsWith("yaml", StringComparison.Ordinal),
        }),
        .. s_formats.Select(format => new GoldenCase($"output-null-{format}", $"{Get} --output {format} --query nothing")
        {
            IsAsAws = format is "text" or "table",
        }),
        .. s_formats.Select(format => new GoldenCase($"output-list-{format}", $"{List} --output {format}")
        {
            Answers = StubAnswers.Pages,
            IsAsAws = !format.StartsWith("yaml", StringComparison.Ordinal),
        }),
        new("output-empty", Get) { Answers = [StubAnswers.Empty], IsAsAws = true },
        new("output-empty-list-table", List + " --output table") { Answers = [StubAnswers.NoJobs], IsAsAws = true },
        new("output-table-plain", List + " --output table") { Answers = StubAnswers.PlainPages, IsAsAws = true },
        new("output-table-color", Get + " --output table --color on") { Answers = [StubAnswers.Small], IsAsAws = true },
        new("output-table-no-color", Get + " --output table --color off") { Answers = [StubAnswers.Small], IsAsAws = true },
        new("output-from-environment", Get) { Variables = new Dictionary<string, string> { ["AWS_DEFAULT_OUTPUT"] = "text" }, IsAsAws = true },
        new("query-value", Get + " --query protectedJob.status") { IsAsAws = true },
        new("query-text", Get + " --query 'protectedJob.[id,status]' --output text") { IsAsAws = true },
        new("query-table", List + " --query 'protectedJobs[].{Id:id,Status:status}' --output table") { Answers = StubAnswers.Pages, IsAsAws = true },
        new("query-yaml", List + " --query 'protectedJobs[?status==`SUCCESS`].id' --output yaml") { Answers = StubAnswers.Pages },
        new("query-pages-text", List + " --query 'protectedJobs[0].id' --output text") { Answers = StubAnswers.Pages, IsAsAws = true },
        new("query-broken", Get + " --query 'protectedJob['"),
        new("query-refused", Get + " --query 'sort(`1`)'"),
        new("query-empty", Get + " --query ''"),
    ];

    private static IEnumerable<GoldenCase> Pages() =>
    [
        new("pages-one", List + " --no-paginate") { Answers = StubAnswers.Pages, IsAsAws = true },
        new("pages-max-items", List + " --max-items 2") { Answers = StubAnswers.Pages, IsAsAws = true },
        new("pages-max-items-text", List + " --max-items 2 --output text") { Answers = StubAnswers.Pages, IsAsAws = true },
        new("pages-max-items-yaml-stream", List + " --max-items 2 --output yaml-stream") { Answers = StubAnswers.Pages },
        new("pages-max-items-a-page", List + " --max-items 3") { Answers = StubAnswers.Pages, IsAsAws = true },
        new("pages-resumed", List + " --max-items 1 --starting-token eyJuZXh0VG9rZW4iOiBudWxsLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAyfQ==")
        {
            Answers = StubAnswers.Pages,
            IsAsAws = true,
        },
        new("pages-size", List + " --page-size 3") { Answers = StubAnswers.Pages, IsAsAws = true },
        new("pages-max-results", List + " --max-results 3 --next-token tok1") { Answers = StubAnswers.Pages, IsAsAws = true },
        new("pages-conflict", List + " --no-paginate --max-items 2") { Answers = StubAnswers.Pages },
        new("pages-no-number", List + " --max-items many"),
    ];

    private static IEnumerable<GoldenCase> Globals() =>
    [
        new("global-before", "--region eu-west-1 --output text " + Start) { IsAsAws = true },
        new("global-unsigned", Start + " --no-sign-request") { IsAsAws = true },
        new("global-no-verify-ssl", Get + " --no-verify-ssl"),
        new("global-timeouts", Get + " --cli-read-timeout 300 --cli-connect-timeout 0") { IsAsAws = true },
        new("global-timeout-no-number", Get + " --cli-read-timeout ten"),
        new("global-binary-format", Get + " --cli-binary-format raw-in-base64-out"),
        new("global-binary-format-unknown", Get + " --cli-binary-format hex"),
        new("global-no-pager", Get + " --no-cli-pager"),
        new("global-no-paginate", Get + " --no-paginate") { IsAsAws = true },
        new("global-no-prompt", "start-protected-job --type PYSPARK --no-cli-auto-prompt"),
        new("global-prompt", "start-protected-job --type PYSPARK --cli-auto-prompt") { Input = "{m}\nanalysisTemplateArn={t}\n" },
        new("global-prompt-unanswered", "start-protected-job --cli-auto-prompt") { Input = "PYSPARK\n" },
        new("global-prompt-both", "start-protected-job --cli-auto-prompt --no-cli-auto-prompt"),
        new("global-color-unknown", Get + " --color blue"),
        new("global-output-unknown", Get + " --output xml"),
        new("global-profile-missing", Get + " --profile nope") { IsAsAws = true },
        new("global-endpoint-broken", Get + " --endpoint-url nope"),
        new("global-endpoint-unreachable", Get + " --endpoint-url http://127.0.0.1:1"),
        new("global-ca-bundle-missing", Get + " --ca-bundle /no/such/bundle.pem"),
        new("global-no-region", Get) { Variables = new Dictionary<string, string> { ["AWS_REGION"] = "" } },
        new("help-start", "start-protected-job help"),
        new("help-list", "list-protected-jobs --help"),
    ];

    private static IEnumerable<GoldenCase> Usage() =>
    [
        new("usage-missing", "start-protected-job"),
        new("usage-missing-some", "get-protected-job --membership-identifier {m}"),
        new("usage-unknown", Get + " --nonsense x extra"),
        new("usage-no-value", Get + " --membership-identifier"),
        new("usage-option-as-value", "get-protected-job --membership-identifier --protected-job-identifier {j}"),
        new("usage-ambiguous", Get + " --cli-in x"),
        new("usage-switch-with-value", Get + " --debug=yes"),
    ];

    private static IEnumerable<GoldenCase> Validation() =>
    [
        new("validation-short", "get-protected-job --membership-identifier x --protected-job-identifier y") { IsAsAws = true },
        new("validation-all-at-once", "start-protected-job --type SQL --membership-identifier NOT-AN-ID --job-parameters analysisTemplateArn=x --compute-configuration 'worker={type=CR.9X,number=2}' --job-compute-payer-account-id 12"),
        new("validation-members", Start + " --compute-configuration '{\"worker\":{\"number\":\"5\"},\"x\":1}' --result-configuration '{\"outputConfiguration\":{}}'"),
        new("validation-types", Bare + " --job-parameters '{\"analysisTemplateArn\":5,\"parameters\":{\"n\":1}}'") { IsAsAws = true },
        new("validation-secret", Bare + " --job-parameters '{\"analysisTemplateArn\":\"{t}\",\"parameters\":{\"bad key\":\"hidden\"}}'"),
        new("validation-status", List + " --status DONE"),
        new("validation-max-results", List + " --max-results 0") { IsAsAws = true },
        new("validation-whole", List + " --max-results many") { IsAsAws = true },
        new("validation-target", Update + " --target-status STOPPED"),
    ];

    private static IEnumerable<GoldenCase> Shorthand() =>
    [
        new("shorthand-no-equals", Bare + " --job-parameters analysisTemplateArn"),
        new("shorthand-open", Bare + " --job-parameters 'analysisTemplateArn=x,parameters={a=b'"),
        new("shorthand-twice", Bare + " --job-parameters 'analysisTemplateArn=x,analysisTemplateArn=y'") { IsAsAws = true },
        new("shorthand-quote", Bare + " --job-parameters 'analysisTemplateArn=\"x'"),
        new("shorthand-number", Start + " --compute-configuration 'worker={type=CR.1X,number=many}'") { IsAsAws = true },
        new("shorthand-file-missing", Bare + " --job-parameters 'analysisTemplateArn@=file:///no/such/file'"),
        new("json-broken", Bare + " --job-parameters '{\"analysisTemplateArn\" 1}'") { IsAsAws = true },
        new("json-list", Bare + " --job-parameters '[1]'") { IsAsAws = true },
        new("file-missing", Bare + " --job-parameters file:///no/such/file") { IsAsAws = true },
    ];

    private static IEnumerable<GoldenCase> Refusals() =>
    [
        new("refused-quota", Start) { Answers = [StubAnswers.Quota], IsAsAws = true },
        new("refused-access", Start) { Answers = [StubAnswers.Denied], IsAsAws = true },
        new("refused-missing", Get) { Answers = [StubAnswers.Missing], IsAsAws = true },
        new("refused-invalid", Start) { Answers = [StubAnswers.Invalid], IsAsAws = true },
        new("refused-conflict", Update + " --target-status CANCELLED") { Answers = [StubAnswers.Conflict], IsAsAws = true },
        new("refused-internal-start", Start) { Answers = [StubAnswers.Broken] },
        new("refused-internal", Get) { Answers = [StubAnswers.Broken], Variables = new Dictionary<string, string> { ["AWS_MAX_ATTEMPTS"] = "2" } },
        new("refused-throttled-start", Start) { Answers = [StubAnswers.Slow] },
        new("refused-not-json", Get) { Answers = [StubAnswers.NotJson] },
    ];
}
