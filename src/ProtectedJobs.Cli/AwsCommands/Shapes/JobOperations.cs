namespace ProtectedJobs.Cli.AwsCommands.Shapes;

/// <summary>The four operations on protected jobs.</summary>
internal static class JobOperations
{
    private const string SampleMembership = "--membership-identifier 1f6e3a52-6c0b-4f5e-8c1d-7a9b2e4d6f80";
    private const string SampleJob = SampleMembership + " --protected-job-identifier 5f0d5a1e-0b5c-4f0e-9a57-0d2f3a1c9b10";
    private const string SampleTemplate =
        "arn:aws:cleanrooms:us-east-1:111122223333:membership/1f6e3a52-6c0b-4f5e-8c1d-7a9b2e4d6f80/analysistemplate/2b7c9d14-3e5f-4a6b-8c7d-9e0f1a2b3c4d";

    private static readonly Member s_membership =
        new("membershipIdentifier", JobShapes.Uuid, "The membership to run the job in, by its id.") { IsRequired = true };

    private static readonly Member s_job = new("protectedJobIdentifier", JobShapes.Uuid, "The job, by its id.") { IsRequired = true };

    private static readonly Shape.Structure s_answer =
        new(new Member("protectedJob", JobShapes.Job, "The job.") { IsRequired = true });

    public static readonly Operation Start = new(
        "StartProtectedJob",
        "start-protected-job",
        "Starts a protected job. The answer comes as soon as the job is accepted; --durable starts a whole run instead, which starts the job exactly once, waits for it and collects its results.",
        new Shape.Structure(
            new Member("type", new Shape.Text { Values = ["PYSPARK"] }, "The kind of job.") { IsRequired = true },
            s_membership,
            new Member("jobParameters", JobShapes.Parameters, "What to run, and with what.") { IsRequired = true },
            new Member("resultConfiguration", JobShapes.ResultInput, "Who receives the results."),
            new Member("computeConfiguration", JobShapes.Compute, "The workers to run on. Default: Clean Rooms' own."),
            new Member("jobComputePayerAccountId", JobShapes.Account, "Who pays for the workers, where more than one member could.")),
        s_answer)
    {
        Examples =
        [
            $"start-protected-job --type PYSPARK {SampleMembership} --job-parameters analysisTemplateArn={SampleTemplate}",
            $"start-protected-job --type PYSPARK {SampleMembership} --job-parameters 'analysisTemplateArn={SampleTemplate},parameters={{day=2026-01-31}}' --compute-configuration 'worker={{type=CR.1X,number=16}}' --result-configuration 'outputConfiguration={{member={{accountId=444455556666}}}}'",
            "start-protected-job --cli-input-json file://request.json --query protectedJob.id --output text",
            "start-protected-job --cli-input-json file://request.json --durable --wait --local",
        ],
    };

    public static readonly Operation Get = new(
        "GetProtectedJob",
        "get-protected-job",
        "Shows a protected job.",
        new Shape.Structure(s_membership with { Help = "The membership the job runs in, by its id." }, s_job),
        s_answer)
    {
        Examples = [$"get-protected-job {SampleJob} --query protectedJob.status --output text"],
    };

    public static readonly Operation Update = new(
        "UpdateProtectedJob",
        "update-protected-job",
        "Asks for a protected job to be cancelled. It is CANCELLING until Clean Rooms has stopped it.",
        new Shape.Structure(
            s_membership with { Help = "The membership the job runs in, by its id." },
            s_job,
            new Member("targetStatus", new Shape.Text { Values = ["CANCELLED"] }, "What the job is to become.") { IsRequired = true }),
        s_answer)
    {
        Examples = [$"update-protected-job {SampleJob} --target-status CANCELLED"],
    };

    public static readonly Operation List = new(
        "ListProtectedJobs",
        "list-protected-jobs",
        "Lists the protected jobs of a membership, the newest first. All pages are read unless --no-paginate, --max-items or --max-results says otherwise.",
        new Shape.Structure(
            s_membership with { Help = "The membership, by its id." },
            new Member("status", JobShapes.Status, "Only jobs of this status."),
            new Member("nextToken", new Shape.Text(0, 10240), "Where a page before this one ended."),
            new Member("maxResults", new Shape.Whole(1, 100), "How many jobs a page may hold.")),
        new Shape.Structure(
            new Member("nextToken", JobShapes.AnyText, "Where this page ended."),
            new Member("protectedJobs", new Shape.ListOf(JobShapes.Summary), "The jobs.") { IsRequired = true }))
    {
        PagingMembers = ["nextToken", "maxResults"],
        PagedList = "protectedJobs",
        Examples =
        [
            $"list-protected-jobs {SampleMembership} --status STARTED",
            $"list-protected-jobs {SampleMembership} --max-items 5 --query 'protectedJobs[].[id,status]' --output text",
        ],
    };

    /// <summary>All four.</summary>
    public static readonly IReadOnlyList<Operation> All = [Start, Get, Update, List];
}
