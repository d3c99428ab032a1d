using System.Text.Json.Nodes;

namespace LocalCloud.Services.CleanRooms.Jobs;

/// <summary>A job as the API shows it to one member: the receiver sees where the results are, the others who got them.</summary>
internal static class JobView
{
    /// <summary>The ProtectedJob structure.</summary>
    /// <param name="job">The job.</param>
    /// <param name="viewer">The account that looks.</param>
    /// <param name="region">The region of ARNs.</param>
    /// <param name="now">The time of the look: units may settle late.</param>
    public static JsonObject Whole(Job job, string viewer, string region, DateTimeOffset now)
    {
        var receives = viewer == job.ReceiverAccountId;
        var view = Head(job, region);
        view["jobParameters"] = new JsonObject
        {
            ["analysisTemplateArn"] = job.AnalysisTemplateArn,
            ["parameters"] = job.Parameters is { } parameters ? Map(parameters) : null,
        }.WithoutNulls();
        view["resultConfiguration"] = new JsonObject
        {
            ["outputConfiguration"] = receives
                ? new JsonObject
                {
                    ["s3"] = new JsonObject
                    {
                        ["bucket"] = job.Target.Bucket,
                        ["keyPrefix"] = job.Target.KeyPrefix,
                    }.WithoutNulls(),
                }
                : new JsonObject { ["member"] = new JsonObject { ["accountId"] = job.ReceiverAccountId } },
        };
        view["statistics"] = Statistics(job, now);
        view["result"] = job.Status != JobStatus.Success ? null : new JsonObject
        {
            ["output"] = receives
                ? new JsonObject { ["s3"] = new JsonObject { ["location"] = job.Location } }
                : new JsonObject
                {
                    ["memberList"] = new JsonArray(new JsonObject { ["accountId"] = job.ReceiverAccountId }),
                },
        };
        view["error"] = job.Error is null ? null : new JsonObject
        {
            ["message"] = job.Error.Message,
            ["code"] = job.Error.Code,
        };
        view["computeConfiguration"] = job.Compute is { } compute ? Worker(compute) : null;
        view["jobComputePayerAccountId"] = job.PayerAccountId;
        return view.WithoutNulls();
    }

    /// <summary>The ProtectedJobSummary structure.</summary>
    public static JsonObject Summary(Job job, string region)
    {
        var view = Head(job, region);
        view["receiverConfigurations"] = new JsonArray(new JsonObject
        {
            ["analysisType"] = "DIRECT_ANALYSIS",
            ["configurationDetails"] = new JsonObject
            {
                ["directAnalysisConfigurationDetails"] = new JsonObject
                {
                    ["receiverAccountIds"] = new JsonArray(job.ReceiverAccountId),
                },
            },
        });
        view["jobComputePayerAccountId"] = job.PayerAccountId;
        return view;
    }

    /// <summary>Seconds since 1970, as the API's bodies have times.</summary>
    public static JsonNode Epoch(DateTimeOffset time) => JsonValue.Create(time.ToUnixTimeMilliseconds() / 1000d);

    private static JsonObject Head(Job job, string region) => new()
    {
        ["id"] = job.Id,
        ["membershipId"] = job.MembershipId,
        ["membershipArn"] = $"arn:aws:cleanrooms:{region}:{job.RunnerAccountId}:membership/{job.MembershipId}",
        ["createTime"] = Epoch(job.CreateTime),
        ["status"] = job.Status.Spelling(),
    };

    private static JsonObject? Statistics(Job job, DateTimeOffset now)
    {
        if (job.EndTime is not { } end)
        {
            return null;
        }

        var settled = now >= end + job.Plan.UnitsSettle;
        return new JsonObject
        {
            ["totalDurationInMillis"] = (long)(end - job.CreateTime).TotalMilliseconds,
            ["billedResourceUtilization"] = settled
                ? new JsonObject { ["units"] = Usage.CrpuHours(job.Compute, end - job.StartTime) }
                : null,
        }.WithoutNulls();
    }

    private static JsonObject Worker(Compute compute) => new()
    {
        ["worker"] = new JsonObject
        {
            ["type"] = compute.Type,
            ["number"] = compute.Number,
            ["properties"] = compute.Spark is { } spark ? new JsonObject { ["spark"] = Map(spark) } : null,
        }.WithoutNulls(),
    };

    private static JsonObject Map(IReadOnlyDictionary<string, string> map)
    {
        var view = new JsonObject();
        foreach (var (key, value) in map)
        {
            view[key] = value;
        }

        return view;
    }
}
