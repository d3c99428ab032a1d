using System.Text.Json;
using LocalCloud.Services.Contracts;
using LocalCloud.Store;

namespace LocalCloud.Services.CleanRooms.Scenes;

/// <summary>The scene of this cloud: one document, held in memory and durable.</summary>
internal sealed class SceneStore : IDisposable
{
    private readonly LocalStore _store;
    private readonly CloudSettings _settings;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private Scene? _current;

    public SceneStore(LocalStore store, CloudSettings settings)
    {
        _store = store;
        _settings = settings;
    }

    /// <summary>The scene now; a fresh cloud has <see cref="FreshScene"/>.</summary>
    public Scene Current => _current ??= Load() ?? FreshScene.Of(_settings.AccountId);

    /// <summary>Whether a scene was ever kept here.</summary>
    public bool IsKept => Load() is not null;

    /// <summary>Changes the scene; the change is on disk when this returns.</summary>
    /// <param name="change">The new scene and what the caller wants to know, from the present one.</param>
    /// <param name="cancellationToken">Gives up before the change, never after.</param>
    public async Task<T> ChangeAsync<T>(Func<Scene, (Scene Scene, T Answer)> change, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var (scene, answer) = change(Current);
            var doc = JsonSerializer.Serialize(scene, SceneJson.Default.Scene);
            await _store.WriteAsync(
                connection => connection
                    .Prepared("INSERT INTO cleanrooms_scene (id, doc) VALUES (1, ?1) ON CONFLICT DO UPDATE SET doc = ?1")
                    .Bind(1, doc)
                    .Run(),
                CancellationToken.None);
            _current = scene;
            return answer;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private Scene? Load() => _store.Read(connection =>
    {
        var row = connection.Prepared("SELECT doc FROM cleanrooms_scene");
        var scene = row.Step() ? JsonSerializer.Deserialize(row.Text(0), SceneJson.Default.Scene) : null;
        row.Reset();
        return scene;
    });
}
