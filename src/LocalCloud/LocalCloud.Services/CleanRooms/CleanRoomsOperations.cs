using System.Text.Json;
using System.Text.Json.Nodes;
using LocalCloud.Services.CleanRooms.Jobs;
using LocalCloud.Services.CleanRooms.Operations;
using LocalCloud.Services.CleanRooms.Scenes;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.CleanRooms;

/// <summary>Every operation of the service, with what applies to all of them: request rates.</summary>
internal sealed class CleanRoomsOperations(
    JobRoom room, SceneStore scenes, IObjects objects, IIdSource ids, TimeProvider clock)
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
        var perSecond = scenes.Current.EffectiveRules.RequestsPerSecond;
        return perSecond is { } rate && !_rate.TryTake(caller.AccountId, operation.Name, rate)
            ? throw CleanRoomsError.Throttled()
            : operation.RunAsync(caller, input, cancellationToken);
    }
}
