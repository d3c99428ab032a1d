using System.Text.Json;
using System.Text.Json.Nodes;
using LocalCloud.Services.CleanRooms.Requests;
using LocalCloud.Services.CleanRooms.Scenes;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.CleanRooms.Operations;

/// <summary>Memberships and where their results go.</summary>
internal sealed class Memberships(SceneStore scenes, IObjects objects, IIdSource ids, TimeProvider clock)
{
    private const string Target = "defaultJobResultConfiguration";

    public IEnumerable<Operation> Operations =>
    [
        new("CreateMembership", "POST", "/memberships", CreateAsync),
        new("GetMembership", "GET", "/memberships/{membershipIdentifier}", GetAsync),
        new("ListMemberships", "GET", "/memberships", ListAsync),
        new("UpdateMembership", "PATCH", "/memberships/{membershipIdentifier}", UpdateAsync),
    ];

    private async Task<JsonObject> CreateAsync(Caller caller, JsonElement input, CancellationToken cancellationToken)
    {
        var fields = new Fields();
        var id = fields.Text(input, "collaborationIdentifier", "collaborationIdentifier", Rules.Uuid, required: true);
        fields.Text(input, "queryLogStatus", "queryLogStatus", Rules.LogStatus, required: true);
        fields.Text(input, "jobLogStatus", "jobLogStatus", Rules.LogStatus, required: false);
        var target = ReadTarget(fields, input);
        fields.ThrowIfAny();
        await MakeBucketAsync(target, cancellationToken);
        return await scenes.ChangeAsync(
            scene =>
            {
                var collaboration = scene.FindCollaboration(id!);
                if (collaboration?.FindMember(caller.AccountId) is null)
                {
                    throw CleanRoomsError.NotFound("COLLABORATION", id!);
                }

                if (scene.MembershipsOf(id!).FirstOrDefault(m => m.AccountId == caller.AccountId) is { } present)
                {
                    throw CleanRoomsError.Conflict(
                        "MEMBERSHIP", present.Id, "ALREADY_EXISTS", $"Account {caller.AccountId} has a membership of the collaboration.");
                }

                var made = new Membership
                {
                    Id = ids.NewUuid(),
                    CollaborationId = id!,
                    AccountId = caller.AccountId,
                    DefaultJobResultConfiguration = target,
                    CreateTime = clock.GetUtcNow(),
                };
                var next = scene with { Memberships = [.. scene.Memberships ?? [], made] };
                return (next, Answer(next, made, caller));
            },
            cancellationToken);
    }

    private Task<JsonObject> GetAsync(Caller caller, JsonElement input, CancellationToken cancellationToken)
    {
        var scene = scenes.Current;
        return Task.FromResult(Answer(scene, Find(scene, caller, Listing.Id(input, "membershipIdentifier")), caller));
    }

    private Task<JsonObject> ListAsync(Caller caller, JsonElement input, CancellationToken cancellationToken)
    {
        var scene = scenes.Current;
        var mine = (scene.Memberships ?? []).Where(m => m.AccountId == caller.AccountId);
        return Task.FromResult(Listing.Page(
            input, "membershipSummaries", mine.Reverse(), m => SceneView.Membership(scene, m, caller.Region, isSummary: true)));
    }

    private async Task<JsonObject> UpdateAsync(Caller caller, JsonElement input, CancellationToken cancellationToken)
    {
        var fields = new Fields();
        var id = fields.Text(input, "membershipIdentifier", "membershipIdentifier", Rules.Uuid, required: true);
        fields.Text(input, "queryLogStatus", "queryLogStatus", Rules.LogStatus, required: false);
        fields.Text(input, "jobLogStatus", "jobLogStatus", Rules.LogStatus, required: false);
        var target = ReadTarget(fields, input);
        fields.ThrowIfAny();
        _ = Find(scenes.Current, caller, id!);
        await MakeBucketAsync(target, cancellationToken);
        return await scenes.ChangeAsync(
            scene =>
            {
                var before = Find(scene, caller, id!);
                var after = target is null ? before : before with { DefaultJobResultConfiguration = target };
                var next = scene with { Memberships = [.. (scene.Memberships ?? []).Select(m => m == before ? after : m)] };
                return (next, Answer(next, after, caller));
            },
            cancellationToken);
    }

    private static JsonObject Answer(Scene scene, Membership membership, Caller caller) => new()
    {
        ["membership"] = SceneView.Membership(scene, membership, caller.Region, isSummary: false),
    };

    private static Membership Find(Scene scene, Caller caller, string id) =>
        scene.FindMembership(id) is { } found && found.AccountId == caller.AccountId
            ? found
            : throw CleanRoomsError.NotFound("MEMBERSHIP", id);

    private static ResultTarget? ReadTarget(Fields fields, JsonElement input)
    {
        var given = fields.Object(input, Target, Target, required: false);
        if (given.ValueKind == JsonValueKind.Undefined)
        {
            return null;
        }

        var output = fields.Union(given, "outputConfiguration", $"{Target}.outputConfiguration", required: true);
        var s3 = fields.Object(
            output, "s3", $"{Target}.outputConfiguration.s3", required: output.ValueKind == JsonValueKind.Object);
        var bucket = fields.Text(
            s3, "bucket", $"{Target}.outputConfiguration.s3.bucket", Rules.Bucket, required: s3.ValueKind == JsonValueKind.Object);
        var prefix = fields.Text(
            s3, "keyPrefix", $"{Target}.outputConfiguration.s3.keyPrefix", Rules.KeyPrefix, required: false);
        var role = fields.Text(given, "roleArn", $"{Target}.roleArn", Rules.RoleArn, required: true);
        return bucket is null ? null : new ResultTarget(bucket, prefix, role);
    }

    // On AWS the bucket must be there; a local scene is prepared in fewer steps.
    private Task MakeBucketAsync(ResultTarget? target, CancellationToken cancellationToken) =>
        target is null ? Task.CompletedTask : objects.CreateBucketAsync(target.Bucket, cancellationToken);
}
