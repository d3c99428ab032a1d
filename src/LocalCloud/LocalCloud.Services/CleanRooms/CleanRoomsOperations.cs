using System.Text.Json;
using System.Text.Json.Nodes;
using LocalCloud.Services.CleanRooms.Jobs;
using LocalCloud.Services.CleanRooms.Operations;
using LocalCloud.Services.CleanRooms.Scenes;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.CleanRooms;

/// <summary>Every operation of the service, with what applies to all of them: permissions and request rates.</summary>
internal sealed class CleanRoomsOperations(
    JobRoom room, SceneStore scenes, IObjects objects, IIdSource ids, TimeProvider clock, IAuthorizer? authorizer = null)
{
    private readonly RequestRate _rate = new(clock);

    public IReadOnlyList<Operation> All { get; } =
    [
        .. new ProtectedJobs(room, ids).Operations,
        .. new Collaborations(scenes, ids, clock).Operations,
        .. new Memberships(scenes, objects, ids, clock).Operations,
        .. new AnalysisTemplates(scenes, ids, clock).Operations,
    ];

    /// <summary>Runs one of <see cref="All"/>.</summary>
    /// <exception cref="AwsException">What the API answers.</exception>
    public Task<JsonObject> RunAsync(
        Operation operation, Caller caller, JsonElement input, CancellationToken cancellationToken)
    {
        if (authorizer is not null)
        {
            foreach (var resource in Resources(operation, caller, input))
            {
                authorizer.Demand(caller, $"cleanrooms:{operation.Name}", resource);
            }
        }

        var perSecond = scenes.Current.EffectiveRules.RequestsPerSecond;
        return perSecond is { } rate && !_rate.TryTake(caller.AccountId, operation.Name, rate)
            ? throw CleanRoomsError.Throttled()
            : operation.RunAsync(caller, input, cancellationToken);
    }

    // A start is on the membership and on the template, which may belong to another member.
    private static IEnumerable<string> Resources(Operation operation, Caller caller, JsonElement input)
    {
        var arn = $"arn:aws:cleanrooms:{caller.Region}:{caller.AccountId}";
        yield return Text(input, "membershipIdentifier") is { } membership ? $"{arn}:membership/{membership}"
            : Text(input, "collaborationIdentifier") is { } collaboration ? $"{arn}:collaboration/{collaboration}"
            : "*";
        if (operation.Name == "StartProtectedJob"
            && input.TryGetProperty("jobParameters", out var job)
            && Text(job, "analysisTemplateArn") is { } template)
        {
            yield return template;
        }
    }

    private static string? Text(JsonElement owner, string member) =>
        owner.ValueKind == JsonValueKind.Object
        && owner.TryGetProperty(member, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
