using System.Text.Json;
using System.Text.Json.Nodes;
using LocalCloud.Services.CleanRooms.Requests;
using LocalCloud.Services.CleanRooms.Scenes;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.CleanRooms.Operations;

/// <summary>Collaborations and their members: enough to prepare a scene by calls.</summary>
internal sealed class Collaborations(SceneStore scenes, IIdSource ids, TimeProvider clock)
{
    public IEnumerable<Operation> Operations =>
    [
        new("CreateCollaboration", "POST", "/collaborations", CreateAsync),
        new("GetCollaboration", "GET", "/collaborations/{collaborationIdentifier}", GetAsync),
        new("ListCollaborations", "GET", "/collaborations", ListAsync),
        new("ListMembers", "GET", "/collaborations/{collaborationIdentifier}/members", ListMembersAsync),
    ];

    private Task<JsonObject> CreateAsync(Caller caller, JsonElement input, CancellationToken cancellationToken)
    {
        var fields = new Fields();
        var creator = ReadMember(
            fields, input, "", caller.AccountId, "creatorMemberAbilities", "creatorDisplayName", "creatorPaymentConfiguration");
        var members = new List<Member> { creator };
        var index = 0;
        foreach (var given in Listing.Items(fields, input, "members", required: true))
        {
            var path = $"members[{index++}].";
            var account = fields.Text(given, "accountId", $"{path}accountId", Rules.Account, required: true);
            members.Add(ReadMember(
                fields, given, path, account ?? "", "memberAbilities", "displayName", "paymentConfiguration"));
        }

        var name = fields.Text(input, "name", "name", Rules.Name, required: true);
        var description = fields.Text(input, "description", "description", Rules.Description, required: true);
        fields.Text(input, "queryLogStatus", "queryLogStatus", Rules.LogStatus, required: true);
        fields.Text(input, "jobLogStatus", "jobLogStatus", Rules.LogStatus, required: false);
        fields.ThrowIfAny();
        var made = new Collaboration
        {
            Id = ids.NewUuid(),
            Name = name!,
            Description = description,
            CreatorAccountId = caller.AccountId,
            Members = members,
            CreateTime = clock.GetUtcNow(),
        };
        return scenes.ChangeAsync(
            scene =>
            {
                var next = scene with { Collaborations = [.. scene.Collaborations ?? [], made] };
                return (next, Answer(next, made, caller));
            },
            cancellationToken);
    }

    private Task<JsonObject> GetAsync(Caller caller, JsonElement input, CancellationToken cancellationToken)
    {
        var scene = scenes.Current;
        return Task.FromResult(Answer(scene, Find(scene, caller, input), caller));
    }

    private Task<JsonObject> ListAsync(Caller caller, JsonElement input, CancellationToken cancellationToken)
    {
        var scene = scenes.Current;
        var mine = (scene.Collaborations ?? []).Where(c => c.FindMember(caller.AccountId) is not null);
        return Task.FromResult(Listing.Page(
            input, "collaborationList", mine.Reverse(), c => SceneView.Collaboration(scene, c, caller, isSummary: true)));
    }

    private Task<JsonObject> ListMembersAsync(Caller caller, JsonElement input, CancellationToken cancellationToken)
    {
        var scene = scenes.Current;
        var collaboration = Find(scene, caller, input);
        return Task.FromResult(Listing.Page(
            input, "memberSummaries", collaboration.Members, m => SceneView.Member(scene, collaboration, m, caller.Region)));
    }

    private static JsonObject Answer(Scene scene, Collaboration collaboration, Caller caller) => new()
    {
        ["collaboration"] = SceneView.Collaboration(scene, collaboration, caller, isSummary: false),
    };

    private static Collaboration Find(Scene scene, Caller caller, JsonElement input)
    {
        var id = Listing.Id(input, "collaborationIdentifier");
        return scene.FindCollaboration(id) is { } found && found.FindMember(caller.AccountId) is not null
            ? found
            : throw CleanRoomsError.NotFound("COLLABORATION", id);
    }

    private static Member ReadMember(
        Fields fields, JsonElement given, string path, string account, string abilities, string displayName, string payment)
    {
        var named = new List<string>();
        foreach (var ability in Listing.Items(fields, given, abilities, required: true))
        {
            var text = ability.ValueKind == JsonValueKind.String ? ability.GetString()! : "";
            fields.Check(text, path + abilities, Rules.Ability);
            named.Add(text);
        }

        var jobs = fields.Object(
            fields.Object(given, payment, path + payment, required: false), "jobCompute", $"{path}{payment}.jobCompute", required: false);
        return new Member
        {
            AccountId = account,
            DisplayName = fields.Text(given, displayName, path + displayName, Rules.Name, required: true),
            Abilities = named,
            PaysForJobs = jobs.ValueKind == JsonValueKind.Object
                && jobs.TryGetProperty("isResponsible", out var pays)
                && pays.ValueKind == JsonValueKind.True,
        };
    }
}
