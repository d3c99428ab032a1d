namespace ProtectedJobs.Console.Starting;

/// <summary>The fields of a request, as <see cref="Core.Runs.RunRequest"/> reads it; a test holds the two together.</summary>
public static class RequestSchema
{
    /// <summary>All fields, in sections.</summary>
    public static IReadOnlyList<RequestSection> Sections { get; } =
    [
        new("The job",
        [
            new("membershipIdentifier", "Membership", FieldKind.Text, "The id of the membership the job runs in.")
                { IsRequired = true, Example = "a1b2c3d4-1111-4222-8333-444455556666" },
            new("jobParameters.analysisTemplateArn", "Analysis template", FieldKind.Text, "The ARN of the template that holds the script.")
                { IsRequired = true, Example = "arn:aws:cleanrooms:REGION:ACCOUNT:membership/…/analysistemplate/…" },
            new("jobParameters.parameters", "Parameters", FieldKind.Map, "Values for the template's parameters, a line each: name=value. They are never shown again."),
            new("resultConfiguration.outputConfiguration.member.accountId", "Receiver", FieldKind.Text, "The account that receives the results; empty for the collaboration's only receiver.")
                { Example = "123456789012" },
        ], IsAdvanced: false),
        new("Compute",
        [
            new("computeConfiguration.worker.type", "Worker type", FieldKind.Choice, "The size of the workers; with their number, or neither.") { Choices = ["CR.1X", "CR.4X"] },
            new("computeConfiguration.worker.number", "Workers", FieldKind.Number, "How many, 4 to 1024; empty for the service's default of 16 small ones.") { Example = "16" },
            new("computeConfiguration.worker.properties.spark", "Spark properties", FieldKind.Map, "A line each: name=value."),
            new("jobComputePayerAccountId", "Payer", FieldKind.Text, "The account that pays for the compute; empty for the collaboration's only payer.") { Example = "123456789012" },
        ], IsAdvanced: false),
        new("Limits and consent",
        [
            new("orchestration.deadlineSeconds", "Deadline, seconds", FieldKind.Number, "How long the job may take; then it is cancelled. Default 43200, 12 hours.") { Example = "43200" },
            new("orchestration.budgetCrpuHours", "Budget, CRPU-hours", FieldKind.Number, "What the job may use, by estimate; then it is cancelled. Empty for no limit."),
            new("orchestration.approval.aboveCrpuHours", "Ask for consent above, CRPU-hours", FieldKind.Number, "From this estimate on, somebody must approve before anything is started."),
            new("orchestration.approval.timeoutSeconds", "Wait for consent, seconds", FieldKind.Number, "Then the run is rejected. Default 86400, a day.") { Example = "86400" },
            new("orchestration.queueTimeoutSeconds", "Queue, seconds", FieldKind.Number, "How long to wait for the membership's turn. Default 86400, a day.") { Example = "86400" },
        ], IsAdvanced: false),
        new("Bookkeeping",
        [
            new("orchestration.tags", "Tags", FieldKind.Map, "Names and values that lists and events carry, a line each: name=value."),
            new("orchestration.runTokenParameter", "Run token parameter", FieldKind.Text, "The name of a template parameter by which a job proves whose it is.") { Example = "run_token" },
            new("orchestration.attachJobId", "Attach to job", FieldKind.Text, "The id of a job that somebody started by hand, to be looked after."),
            new("orchestration.poll.firstSeconds", "First look, seconds", FieldKind.Number, "When to look at the job for the first time, should no event come."),
            new("orchestration.poll.maxSeconds", "Looks at most apart, seconds", FieldKind.Number, "The longest time between two looks."),
            new("orchestration.trigger.kind", "Trigger", FieldKind.Text, "What started the run, for example manual.") { Example = "manual" },
            new("orchestration.trigger.id", "Trigger id", FieldKind.Text, "The schedule's or the event's id."),
            new("orchestration.trigger.time", "Trigger time", FieldKind.Text, "The scheduled time or the event's, ISO 8601.") { Example = "2026-01-01T06:00:00Z" },
        ], IsAdvanced: true),
    ];

    /// <summary>All fields.</summary>
    public static IEnumerable<RequestField> Fields => Sections.SelectMany(section => section.Fields);

    /// <summary>The field a fault is about: the one it names, else one inside what it names, else one around it.</summary>
    /// <param name="path">The fault's field.</param>
    /// <returns>The field; null if it is about none, as for an unknown member.</returns>
    public static RequestField? FieldOf(string path) =>
        Fields.FirstOrDefault(field => field.Path == path)
        ?? Fields.FirstOrDefault(field => field.Path.StartsWith($"{path}.", StringComparison.Ordinal))
        ?? Fields.FirstOrDefault(field => field.Kind == FieldKind.Map && path.StartsWith($"{field.Path}.", StringComparison.Ordinal));
}
