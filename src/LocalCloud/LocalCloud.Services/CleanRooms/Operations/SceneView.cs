using System.Text.Json.Nodes;
using LocalCloud.Services.CleanRooms.Jobs;
using LocalCloud.Services.CleanRooms.Scenes;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.CleanRooms.Operations;

/// <summary>Collaborations, members, memberships and templates as the API shows them.</summary>
internal static class SceneView
{
    public static JsonObject Collaboration(Scene scene, Collaboration item, Caller caller, bool isSummary)
    {
        var mine = scene.MembershipsOf(item.Id).FirstOrDefault(m => m.AccountId == caller.AccountId);
        var view = Identity(item.Id, item.Arn(caller.Region), item.Name, item.CreateTime);
        view["creatorAccountId"] = item.CreatorAccountId;
        view["creatorDisplayName"] = item.FindMember(item.CreatorAccountId)?.Shown;
        view["memberStatus"] = mine is null ? "INVITED" : "ACTIVE";
        view["membershipId"] = mine?.Id;
        view["membershipArn"] = mine?.Arn(caller.Region);
        view["analyticsEngine"] = "SPARK";
        if (!isSummary)
        {
            view["description"] = item.Description;
            view["queryLogStatus"] = "DISABLED";
            view["jobLogStatus"] = "DISABLED";
        }

        return view.WithoutNulls();
    }

    public static JsonObject Member(Scene scene, Collaboration collaboration, Member member, string region)
    {
        var membership = scene.MembershipsOf(collaboration.Id).FirstOrDefault(m => m.AccountId == member.AccountId);
        var time = JobView.Epoch(collaboration.CreateTime ?? DateTimeOffset.UnixEpoch);
        return new JsonObject
        {
            ["accountId"] = member.AccountId,
            ["status"] = membership is null ? "INVITED" : "ACTIVE",
            ["displayName"] = member.Shown,
            ["abilities"] = Abilities(member),
            ["createTime"] = time,
            ["updateTime"] = time.DeepClone(),
            ["membershipId"] = membership?.Id,
            ["membershipArn"] = membership?.Arn(region),
            ["paymentConfiguration"] = Payment(member),
        }.WithoutNulls();
    }

    public static JsonObject Membership(Scene scene, Membership item, string region, bool isSummary)
    {
        var collaboration = scene.FindCollaboration(item.CollaborationId)
            ?? throw CleanRoomsError.NotFound("COLLABORATION", item.CollaborationId);
        var member = collaboration.FindMember(item.AccountId) ?? new Member { AccountId = item.AccountId };
        var view = Identity(item.Id, item.Arn(region), name: null, item.CreateTime);
        view["collaborationArn"] = collaboration.Arn(region);
        view["collaborationId"] = collaboration.Id;
        view["collaborationCreatorAccountId"] = collaboration.CreatorAccountId;
        view["collaborationCreatorDisplayName"] = collaboration.FindMember(collaboration.CreatorAccountId)?.Shown;
        view["collaborationName"] = collaboration.Name;
        view["status"] = "ACTIVE";
        view["memberAbilities"] = Abilities(member);
        view["paymentConfiguration"] = Payment(member);
        if (!isSummary)
        {
            view["queryLogStatus"] = "DISABLED";
            view["jobLogStatus"] = "DISABLED";
            view["defaultJobResultConfiguration"] = item.DefaultJobResultConfiguration is { } target
                ? new JsonObject
                {
                    ["outputConfiguration"] = new JsonObject
                    {
                        ["s3"] = new JsonObject { ["bucket"] = target.Bucket, ["keyPrefix"] = target.KeyPrefix }.WithoutNulls(),
                    },
                    ["roleArn"] = target.RoleArn ?? $"arn:aws:iam::{item.AccountId}:role/local-results",
                }
                : null;
        }

        return view.WithoutNulls();
    }

    public static JsonObject Template(Scene scene, AnalysisTemplate item, string region, bool isSummary)
    {
        var membership = scene.FindMembership(item.MembershipId)
            ?? throw CleanRoomsError.NotFound("MEMBERSHIP", item.MembershipId);
        var collaboration = scene.FindCollaboration(membership.CollaborationId)
            ?? throw CleanRoomsError.NotFound("COLLABORATION", membership.CollaborationId);
        var view = Identity(item.Id, item.Arn(region, membership.AccountId), item.Name, item.CreateTime);
        view["collaborationArn"] = collaboration.Arn(region);
        view["collaborationId"] = collaboration.Id;
        view["membershipArn"] = membership.Arn(region);
        view["membershipId"] = membership.Id;
        view["description"] = item.Description;
        if (!isSummary)
        {
            view["creatorAccountId"] = membership.AccountId;
            view["format"] = "PYSPARK_1_0";
            view["schema"] = new JsonObject
            {
                ["referencedTables"] = new JsonArray([.. (item.ReferencedTables ?? []).Select(t => (JsonNode)t)]),
            };
            view["source"] = new JsonObject { ["artifacts"] = Artifacts(item, membership) };
            view["analysisParameters"] = new JsonArray([.. (item.AnalysisParameters ?? []).Select(p => new JsonObject
            {
                ["name"] = p.Name,
                ["type"] = p.Type,
                ["defaultValue"] = p.DefaultValue,
            }.WithoutNulls())]);
            view["errorMessageConfiguration"] = item.DetailedErrors ? new JsonObject { ["type"] = "DETAILED" } : null;
        }

        return view.WithoutNulls();
    }

    private static JsonObject Artifacts(AnalysisTemplate item, Membership membership) => new()
    {
        ["entryPoint"] = new JsonObject
        {
            ["location"] = new JsonObject { ["bucket"] = item.EntryPoint?.Bucket ?? "local", ["key"] = item.EntryPoint?.Key ?? "main.py" },
        },
        ["roleArn"] = $"arn:aws:iam::{membership.AccountId}:role/local-scripts",
    };

    private static JsonObject Identity(string id, string arn, string? name, DateTimeOffset? created)
    {
        var time = JobView.Epoch(created ?? DateTimeOffset.UnixEpoch);
        return new JsonObject
        {
            ["id"] = id,
            ["arn"] = arn,
            ["name"] = name,
            ["createTime"] = time,
            ["updateTime"] = time.DeepClone(),
        };
    }

    private static JsonArray Abilities(Member member) => new([.. (member.Abilities ?? []).Select(a => (JsonNode)a)]);

    private static JsonObject Payment(Member member) => new()
    {
        ["queryCompute"] = new JsonObject { ["isResponsible"] = false },
        ["jobCompute"] = new JsonObject { ["isResponsible"] = member.PaysForJobs },
    };
}
