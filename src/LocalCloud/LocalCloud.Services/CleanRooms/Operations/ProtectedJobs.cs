using System.Text.Json;
using System.Text.Json.Nodes;
using LocalCloud.Services.CleanRooms.Jobs;
using LocalCloud.Services.CleanRooms.Requests;
using LocalCloud.Services.CleanRooms.Scenes;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.CleanRooms.Operations;

/// <summary>Start, get, update and list protected jobs.</summary>
internal sealed class ProtectedJobs(JobRoom room, IIdSource ids)
{
    private const int LargestPage = 100;

    public IEnumerable<Operation> Operations =>
    [
        new("StartProtectedJob", "POST", "/memberships/{membershipIdentifier}/protectedJobs", StartAsync),
        new("GetProtectedJob", "GET", "/memberships/{membershipIdentifier}/protectedJobs/{protectedJobIdentifier}", GetAsync),
        new("UpdateProtectedJob", "PATCH", "/memberships/{membershipIdentifier}/protectedJobs/{protectedJobIdentifier}", UpdateAsync),
        new("ListProtectedJobs", "GET", "/memberships/{membershipIdentifier}/protectedJobs", ListAsync),
    ];

    private async Task<JsonObject> StartAsync(Caller caller, JsonElement input, CancellationToken cancellationToken)
    {
        var request = StartRequest.Read(input);
        var job = Admission.Admit(
            room.Scene, caller.Region, caller.AccountId, request, ids.NewUuid(), room.Clock.GetUtcNow());
        return Answer(await room.AddAsync(job, cancellationToken), caller);
    }

    private Task<JsonObject> GetAsync(Caller caller, JsonElement input, CancellationToken cancellationToken)
    {
        var (membershipId, jobId) = ReadIds(input, new Fields());
        return Task.FromResult(Answer(Find(caller, membershipId, jobId), caller));
    }

    private async Task<JsonObject> UpdateAsync(Caller caller, JsonElement input, CancellationToken cancellationToken)
    {
        var fields = new Fields();
        fields.Text(input, "targetStatus", "targetStatus", Rules.TargetStatus, required: true);
        var (membershipId, jobId) = ReadIds(input, fields);
        var job = Find(caller, membershipId, jobId);
        if (job.MembershipId != membershipId)
        {
            throw CleanRoomsError.AccessDenied("Only the member that started a protected job can cancel it.");
        }

        var cancelled = await room.CancelAsync(jobId, cancellationToken)
            ?? throw CleanRoomsError.Conflict(
                "MEMBERSHIP", jobId, "INVALID_STATE", $"Protected job {jobId} has ended and cannot be cancelled.");
        return Answer(cancelled, caller);
    }

    private Task<JsonObject> ListAsync(Caller caller, JsonElement input, CancellationToken cancellationToken)
    {
        var fields = new Fields();
        var membershipId = fields.Text(input, "membershipIdentifier", "membershipIdentifier", Rules.Uuid, required: true);
        var status = fields.Text(input, "status", "status", Rules.Status, required: false);
        var token = fields.Text(input, "nextToken", "nextToken", Rules.NextToken, required: false);
        var size = fields.Number(input, "maxResults", "maxResults", 1, LargestPage, required: false) ?? LargestPage;
        var scope = $"{membershipId}/{status}";
        long? before = null;
        if (token is not null && (before = PageToken.Read(token, scope)) is null)
        {
            fields.Add("nextToken", "Member must be a token of an earlier page of the same listing");
        }

        fields.ThrowIfAny();
        var membership = FindMembership(caller, membershipId!);
        if (room.Scene.EffectiveRules.ShortPages)
        {
            size = (size + 1) / 2;
        }

        var now = room.Clock.GetUtcNow();
        var page = room.Store.Read(
            connection => JobTable.Page(connection, membership, status, before, now, size + 1));
        var shown = page.Take(size).ToList();
        var answer = new JsonObject
        {
            ["protectedJobs"] = new JsonArray([.. shown.Select(p => JobView.Summary(p.Job, caller.Region))]),
        };
        if (page.Count > size)
        {
            answer["nextToken"] = PageToken.Write(shown[^1].Place, scope);
        }

        return Task.FromResult(answer);
    }

    private static (string MembershipId, string JobId) ReadIds(JsonElement input, Fields fields)
    {
        var membership = fields.Text(input, "membershipIdentifier", "membershipIdentifier", Rules.Uuid, required: true);
        var job = fields.Text(input, "protectedJobIdentifier", "protectedJobIdentifier", Rules.Uuid, required: true);
        fields.ThrowIfAny();
        return (membership!, job!);
    }

    private JsonObject Answer(Job job, Caller caller) => new()
    {
        ["protectedJob"] = JobView.Whole(job, caller.AccountId, caller.Region, room.Clock.GetUtcNow()),
    };

    private Membership FindMembership(Caller caller, string id) =>
        room.Scene.FindMembership(id) is { } membership && membership.AccountId == caller.AccountId
            ? membership
            : throw CleanRoomsError.NotFound("MEMBERSHIP", id);

    // A member sees the jobs it started, pays for or receives from.
    private Job Find(Caller caller, string membershipId, string jobId)
    {
        var membership = FindMembership(caller, membershipId);
        var job = room.Find(jobId);
        return job is not null
            && job.CollaborationId == membership.CollaborationId
            && (job.MembershipId == membership.Id
                || job.ReceiverAccountId == membership.AccountId
                || job.PayerAccountId == membership.AccountId)
            ? job
            : throw CleanRoomsError.NotFound("PROTECTED_JOB", jobId);
    }
}
