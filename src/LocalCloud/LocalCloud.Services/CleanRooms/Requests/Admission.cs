using System.Text.Json;
using LocalCloud.Services.CleanRooms.Jobs;
using LocalCloud.Services.CleanRooms.Scenes;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.CleanRooms.Requests;

/// <summary>Decides whether a collaboration lets a start through, and makes the job. Pure; quotas come after it.</summary>
internal static class Admission
{
    /// <summary>The job that a request makes.</summary>
    /// <param name="scene">The collaborations.</param>
    /// <param name="region">The region of ARNs.</param>
    /// <param name="accountId">The caller's account.</param>
    /// <param name="request">The request.</param>
    /// <param name="id">The new job's id.</param>
    /// <param name="now">The time of the start.</param>
    /// <exception cref="AwsException">ResourceNotFound, AccessDenied, Validation.</exception>
    public static Job Admit(
        Scene scene, string region, string accountId, StartRequest request, string id, DateTimeOffset now)
    {
        var membership = scene.FindMembership(request.MembershipId);
        if (membership is null || membership.AccountId != accountId)
        {
            throw CleanRoomsError.NotFound("MEMBERSHIP", request.MembershipId);
        }

        var collaboration = scene.FindCollaboration(membership.CollaborationId)
            ?? throw CleanRoomsError.NotFound("COLLABORATION", membership.CollaborationId);
        if (!(collaboration.FindMember(accountId)?.Can(Member.CanRunJobs) ?? false))
        {
            throw CleanRoomsError.AccessDenied($"Member {accountId} does not have the ability to run jobs in this collaboration.");
        }

        var template = FindTemplate(scene, region, membership.CollaborationId, request.AnalysisTemplateArn);
        CheckParameters(template, request.Parameters);
        var receiver = FindReceiver(scene, collaboration, accountId, request.ReceiverAccountId);
        var plan = OfJob(request.Parameters).Over(template.Behavior).Over(scene.Behavior).ToPlan();
        return new Job
        {
            Id = id,
            MembershipId = membership.Id,
            CollaborationId = collaboration.Id,
            RunnerAccountId = accountId,
            PayerAccountId = FindPayer(scene, collaboration, accountId, request.PayerAccountId),
            ReceiverAccountId = receiver.AccountId,
            AnalysisTemplateArn = request.AnalysisTemplateArn,
            Parameters = request.Parameters,
            Compute = request.Compute,
            Target = receiver.DefaultJobResultConfiguration!,
            Plan = plan,
            Status = JobStatus.Submitted,
            CreateTime = now,
        };
    }

    private static AnalysisTemplate FindTemplate(Scene scene, string region, string collaborationId, string arn)
    {
        foreach (var owner in scene.MembershipsOf(collaborationId))
        {
            var found = (scene.AnalysisTemplates ?? [])
                .FirstOrDefault(t => t.MembershipId == owner.Id && t.Arn(region, owner.AccountId) == arn);
            if (found is not null)
            {
                return found;
            }
        }

        throw CleanRoomsError.InvalidConfiguration($"Analysis template {arn} was not found in the collaboration.");
    }

    private static void CheckParameters(AnalysisTemplate template, IReadOnlyDictionary<string, string>? given)
    {
        var fields = new Fields();
        var declared = template.AnalysisParameters ?? [];
        foreach (var name in (given ?? new Dictionary<string, string>()).Keys)
        {
            if (name != Behavior.ParameterName && declared.All(p => p.Name != name))
            {
                fields.Add($"jobParameters.parameters.{name}", "Member must be a parameter of the analysis template");
            }
        }

        foreach (var parameter in declared)
        {
            if (parameter.DefaultValue is null && !(given?.ContainsKey(parameter.Name) ?? false))
            {
                fields.Add($"jobParameters.parameters.{parameter.Name}", "Member must be given, as it has no default value");
            }
        }

        fields.ThrowIfAny();
    }

    private static Membership FindReceiver(
        Scene scene, Collaboration collaboration, string runner, string? asked)
    {
        var able = collaboration.Members.Where(m => m.Can(Member.CanReceiveResults)).ToList();
        var account = asked
            ?? (able.Any(m => m.AccountId == runner) ? runner : null)
            ?? (able.Count == 1 ? able[0].AccountId : null)
            ?? throw CleanRoomsError.InvalidConfiguration("The result configuration must name the member that receives the results.");
        if (able.All(m => m.AccountId != account))
        {
            throw CleanRoomsError.InvalidConfiguration($"Member {account} cannot receive results in this collaboration.");
        }

        return ActiveMembership(scene, collaboration, account) is { DefaultJobResultConfiguration: not null } membership
            ? membership
            : throw CleanRoomsError.InvalidConfiguration($"Member {account} has not set its job result configuration.");
    }

    private static string FindPayer(Scene scene, Collaboration collaboration, string runner, string? asked)
    {
        var candidates = collaboration.Members.Where(m => m.PaysForJobs).Select(m => m.AccountId).ToList();
        if (candidates.Count == 0)
        {
            candidates.Add(runner);
        }

        var payer = asked ?? (candidates.Count == 1
            ? candidates[0]
            : throw CleanRoomsError.InvalidConfiguration("jobComputePayerAccountId must name one of the members that may pay."));
        if (!candidates.Contains(payer) || ActiveMembership(scene, collaboration, payer) is null)
        {
            throw CleanRoomsError.InvalidConfiguration($"Member {payer} cannot pay for the compute of jobs in this collaboration.");
        }

        return payer;
    }

    private static Membership? ActiveMembership(Scene scene, Collaboration collaboration, string accountId) =>
        scene.MembershipsOf(collaboration.Id).FirstOrDefault(m => m.AccountId == accountId);

    private static Behavior OfJob(IReadOnlyDictionary<string, string>? parameters)
    {
        if (parameters is null || !parameters.TryGetValue(Behavior.ParameterName, out var json))
        {
            return new Behavior();
        }

        try
        {
            var behavior = JsonSerializer.Deserialize(json, SceneJson.Default.Behavior) ?? new Behavior();
            return behavior.Script is null ? behavior : throw new JsonException("script can be said by a scene only.");
        }
        catch (JsonException e)
        {
            var fields = new Fields();
            fields.Add($"jobParameters.parameters.{Behavior.ParameterName}", $"Member must be a behavior: {e.Message}");
            fields.ThrowIfAny();
            throw;
        }
    }
}
