using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Core.Runs;

/// <summary>Reads a request, the limits being those of the Clean Rooms API where it publishes them.</summary>
internal static partial class RunRequestReader
{
    private static readonly MapLimits s_parameters = new(
        "names of 1 to 100 letters, digits and underscores", key => ParameterName().IsMatch(key), 1000, int.MaxValue, Sensitive: true);

    private static readonly MapLimits s_spark = new(
        "names of 1 to 200 characters", key => key.Length is > 0 and <= 200, 500, 50);

    private static readonly MapLimits s_tags = new(
        "names of 1 to 128 characters", key => key.Length is > 0 and <= 128, 256, 50);

    public static RunRequest? Read(JsonElement json, List<Fault> faults)
    {
        if (FieldReader.Open(json, "", faults) is not { } root)
        {
            return null;
        }

        root.Text("type", "PYSPARK", text => text == "PYSPARK", required: true);
        var job = ReadJob(root);
        var orchestration = ReadOrchestration(root.Object("orchestration"));
        root.RejectUnknown();
        CheckTogether(root, job, orchestration);
        return new RunRequest(job, orchestration);
    }

    private static JobSpec ReadJob(FieldReader root)
    {
        var membership = root.Text(
            "membershipIdentifier", "a membership id (a lower-case UUID)", text => Uuid().IsMatch(text), required: true);

        var jobParameters = root.Object("jobParameters", required: true);
        var template = jobParameters?.Text(
            "analysisTemplateArn", "the ARN of an analysis template", text => text.Length <= 200 && TemplateArn().IsMatch(text), required: true);
        var parameters = jobParameters?.Map("parameters", s_parameters);
        jobParameters?.RejectUnknown();

        var receiver = ReadReceiver(root.Object("resultConfiguration"));
        var workers = ReadWorkers(root.Object("computeConfiguration"));
        return new JobSpec
        {
            MembershipId = membership ?? "",
            AnalysisTemplateArn = template ?? "",
            Parameters = parameters ?? new Dictionary<string, string>(),
            ResultReceiverAccountId = receiver,
            Workers = workers,
            PayerAccountId = Account(root, "jobComputePayerAccountId"),
        };
    }

    private static string? ReadReceiver(FieldReader? result)
    {
        var output = result?.Object("outputConfiguration", required: true);
        var member = output?.Object("member", required: true);
        var account = member is null ? null : Account(member, "accountId", required: true);
        member?.RejectUnknown();
        output?.RejectUnknown();
        result?.RejectUnknown();
        return account;
    }

    private static WorkerSpec? ReadWorkers(FieldReader? compute)
    {
        if (compute?.Object("worker", required: true) is not { } worker)
        {
            compute?.RejectUnknown();
            return null;
        }

        var type = worker.Text("type", "CR.1X or CR.4X", text => text is "CR.1X" or "CR.4X", required: true);
        var number = worker.Whole("number", 4, 1024, required: true);
        var properties = worker.Object("properties");
        var spark = properties?.Map("spark", s_spark);
        properties?.RejectUnknown();
        worker.RejectUnknown();
        compute.RejectUnknown();
        return type is null || number is null
            ? null
            : new WorkerSpec(
                type == "CR.4X" ? WorkerType.Cr4X : WorkerType.Cr1X, number.Value, spark ?? new Dictionary<string, string>());
    }

    private static Orchestration ReadOrchestration(FieldReader? fields)
    {
        var orchestration = new Orchestration();
        if (fields is null)
        {
            return orchestration;
        }

        var longest = (int)Orchestration.Longest.TotalSeconds;
        orchestration = orchestration with
        {
            Deadline = Seconds(fields.Whole("deadlineSeconds", 60, longest)) ?? orchestration.Deadline,
            QueueTimeout = Seconds(fields.Whole("queueTimeoutSeconds", 60, longest)) ?? orchestration.QueueTimeout,
            BudgetCrpuHours = fields.Positive("budgetCrpuHours"),
            Poll = ReadPoll(fields.Object("poll")),
            RunTokenParameter = fields.Text(
                "runTokenParameter", "the name of a template parameter", name => ParameterName().IsMatch(name)),
            Approval = ReadApproval(fields.Object("approval"), longest),
            AttachJobId = fields.Text("attachJobId", "a job id (a lower-case UUID)", text => Uuid().IsMatch(text)),
            Tags = fields.Map("tags", s_tags),
            Trigger = ReadTrigger(fields.Object("trigger")),
        };
        fields.RejectUnknown();
        return orchestration;
    }

    private static PollPlan ReadPoll(FieldReader? poll)
    {
        var plan = PollPlan.Default;
        if (poll is null)
        {
            return plan;
        }

        var max = Seconds(poll.Whole("maxSeconds", 1, 3600)) ?? plan.Max;
        var first = Seconds(poll.Whole("firstSeconds", 1, 3600)) ?? (plan.First < max ? plan.First : max);
        if (first > max)
        {
            poll.Add(poll.PathOf("firstSeconds"), $"at most maxSeconds ({max.TotalSeconds})", $"{first.TotalSeconds}");
        }

        poll.RejectUnknown();
        return new PollPlan(first, max);
    }

    private static ApprovalGate? ReadApproval(FieldReader? approval, int longest)
    {
        var above = approval?.Positive("aboveCrpuHours", required: true);
        var timeout = approval?.Whole("timeoutSeconds", 60, longest) ?? 86_400;
        approval?.RejectUnknown();
        return above is null ? null : new ApprovalGate(above.Value, TimeSpan.FromSeconds(timeout));
    }

    private static Trigger? ReadTrigger(FieldReader? trigger)
    {
        var kind = trigger?.Text("kind", "text of 1 to 64 characters", text => text.Length is > 0 and <= 64, required: true);
        var id = trigger?.Text("id", "text of at most 512 characters", text => text.Length <= 512);
        var time = trigger?.Time("time");
        trigger?.RejectUnknown();
        return kind is null ? null : new Trigger(kind, id, time);
    }

    private static void CheckTogether(FieldReader root, JobSpec job, Orchestration orchestration)
    {
        if (orchestration.BudgetCrpuHours is { } budget && budget < Compute.LeastCrpuHours(job.Workers))
        {
            // Rounded up: what is told must be enough.
            var least = (Math.Ceiling(Compute.LeastCrpuHours(job.Workers) * 100) / 100).ToString("0.00", CultureInfo.InvariantCulture);
            root.Add(
                "orchestration.budgetCrpuHours",
                $"at least {least}, the ten minutes that these workers are billed at least",
                budget.ToString(CultureInfo.InvariantCulture));
        }

        if (orchestration.RunTokenParameter is { } token && job.Parameters.ContainsKey(token))
        {
            root.Add($"jobParameters.parameters.{token}", "no value of one's own for the run's token", "one");
        }

        if (!HistoryBudget.Holds(orchestration))
        {
            root.Add(
                "orchestration.poll.maxSeconds",
                "looks far enough apart for an execution's history to last until the deadline",
                orchestration.Poll.Max.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static string? Account(FieldReader reader, string name, bool required = false) =>
        reader.Text(name, "an account id of 12 digits", text => AccountId().IsMatch(text), required);

    private static TimeSpan? Seconds(int? seconds) => seconds is null ? null : TimeSpan.FromSeconds(seconds.Value);

    [GeneratedRegex(@"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\z")]
    private static partial Regex Uuid();

    [GeneratedRegex(@"^arn:aws[-a-z]*:cleanrooms:\w{2}-\w{4,9}-[0-9]:[0-9]{12}:membership/[0-9A-Za-z_-]+/analysistemplate/[0-9A-Za-z_-]+\z")]
    private static partial Regex TemplateArn();

    [GeneratedRegex(@"^[0-9A-Za-z_]{1,100}\z")]
    private static partial Regex ParameterName();

    [GeneratedRegex(@"^[0-9]{12}\z")]
    private static partial Regex AccountId();
}
