using System.Text.Json;
using LocalCloud.Services.CleanRooms.Jobs;
using LocalCloud.Services.CleanRooms.Scenes;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.CleanRooms;

/// <summary>What no AWS call can do to Clean Rooms: change the scene and how jobs go. For the host, its admin API and tests.</summary>
public sealed class CleanRoomsControl
{
    private readonly SceneStore _scenes;
    private readonly JobRoom _room;
    private readonly JobDriver _driver;

    internal CleanRoomsControl(SceneStore scenes, JobRoom room, JobDriver driver)
    {
        _scenes = scenes;
        _room = room;
        _driver = driver;
    }

    /// <summary>Whether this data directory already has a scene of its own, which a scene file must not replace.</summary>
    public bool HasScene => _scenes.IsKept;

    /// <summary>The scene as JSON.</summary>
    public string Scene => JsonSerializer.Serialize(_scenes.Current, SceneJson.Default.Scene);

    /// <summary>Replaces the scene; jobs that were started go on as they were planned.</summary>
    /// <param name="json">A scene; unknown members are refused.</param>
    /// <param name="cancellationToken">Gives up before the change, never after.</param>
    /// <exception cref="AwsException">ValidationException: no scene.</exception>
    public async Task ReplaceSceneAsync(string json, CancellationToken cancellationToken)
    {
        var scene = Parse(() => JsonSerializer.Deserialize(json, SceneJson.Default.Scene)) ?? new Scene();
        SceneCheck.Demand(scene);
        await _scenes.ChangeAsync(_ => (scene, true), cancellationToken);
        await _driver.MakeBucketsAsync(cancellationToken);
    }

    /// <summary>Changes how a job that has not ended goes on.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="behaviorJson">A behaviour; what it does not say stays. Durations count from the job's last change.</param>
    /// <param name="cancellationToken">Gives up before the change, never after.</param>
    /// <returns>Whether there is such a job, and it has not ended.</returns>
    /// <exception cref="AwsException">ValidationException: no behaviour.</exception>
    public async Task<bool> ChangeJobAsync(string jobId, string behaviorJson, CancellationToken cancellationToken)
    {
        var behavior = Parse(() => JsonSerializer.Deserialize(behaviorJson, SceneJson.Default.Behavior))
            ?? new Behavior();
        var changed = await _room.ChangeAsync(
            jobId, job => job.Status.IsTerminal() ? null : LifeCycle.Replan(job, behavior), cancellationToken);
        return changed is not null;
    }

    /// <summary>Waits until every change and event that is due by now has happened.</summary>
    public Task WhenSettledAsync(CancellationToken cancellationToken) => _driver.WhenSettledAsync(cancellationToken);

    private static T? Parse<T>(Func<T?> read)
    {
        try
        {
            return read();
        }
        catch (JsonException e)
        {
            throw new AwsException("ValidationException", 400, $"Not a {typeof(T).Name}: {e.Message}");
        }
    }
}
