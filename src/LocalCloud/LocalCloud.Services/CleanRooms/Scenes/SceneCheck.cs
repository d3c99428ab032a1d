using LocalCloud.Services.CleanRooms.Requests;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.CleanRooms.Scenes;

/// <summary>Whether the parts of a scene fit together.</summary>
internal static class SceneCheck
{
    /// <summary>Checks a scene that came from a file or an admin call.</summary>
    /// <exception cref="AwsException">ValidationException with every fault.</exception>
    public static void Demand(Scene scene)
    {
        var fields = new Fields();
        foreach (var collaboration in scene.Collaborations ?? [])
        {
            fields.Check(collaboration.Id, "collaborations.id", Rules.Uuid);
            foreach (var member in collaboration.Members)
            {
                fields.Check(member.AccountId, "collaborations.members.accountId", Rules.Account);
            }
        }

        foreach (var membership in scene.Memberships ?? [])
        {
            fields.Check(membership.Id, "memberships.id", Rules.Uuid);
            if (scene.FindCollaboration(membership.CollaborationId)?.FindMember(membership.AccountId) is null)
            {
                fields.Add(
                    "memberships.collaborationId",
                    $"Member must be a collaboration of the scene that has account {membership.AccountId} as a member");
            }
        }

        foreach (var template in scene.AnalysisTemplates ?? [])
        {
            fields.Check(template.Id, "analysisTemplates.id", Rules.Uuid);
            if (scene.FindMembership(template.MembershipId) is null)
            {
                fields.Add("analysisTemplates.membershipId", "Member must be a membership of the scene");
            }
        }

        fields.ThrowIfAny();
    }
}
