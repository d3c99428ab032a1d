using System.Text.Json;
using System.Text.Json.Nodes;
using LocalCloud.Services.CleanRooms;
using LocalCloud.Services.CleanRooms.Jobs;
using LocalCloud.Services.CleanRooms.Scenes;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.Time;
using LocalCloud.Store;
using Microsoft.Extensions.DependencyInjection;
using Testing;

namespace LocalCloud.Services.Tests.CleanRooms;

/// <summary>Clean Rooms on a stepped clock, called without HTTP; can be killed and opened again on the same directory.</summary>
internal sealed class CleanRoom : IAsyncDisposable
{
    public const string Partner = FreshScene.PartnerAccount;
    public const string Runner = "000000000000";

    private readonly TempDirectory _directory = new();
    private int _opened;
    private ServiceProvider _services = null!;

    public VirtualClock Clock { get; } =
        VirtualClock.Stepped(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));

    public FakeObjects Objects { get; } = new();

    public RecordingBus Bus { get; } = new();

    public CleanRoomsControl Control => _services.GetRequiredService<CleanRoomsControl>();

    public ISdkActions Actions => _services.GetRequiredService<ISdkActions>();

    public static async Task<CleanRoom> OpenAsync(Action<JsonObject>? scene = null)
    {
        var room = new CleanRoom();
        await room.StartAsync();
        if (scene is not null)
        {
            var json = JsonNode.Parse(room.Control.Scene)!.AsObject();
            scene(json);
            await room.Control.ReplaceSceneAsync(json.ToJsonString(), CancellationToken.None);
        }

        return room;
    }

    /// <summary>Closes the store and opens it again, as a restart does.</summary>
    public async Task RestartAsync()
    {
        await _services.DisposeAsync();
        await StartAsync();
    }

    public static string Arn(string template) =>
        $"arn:aws:cleanrooms:us-east-1:{Runner}:membership/{FreshScene.RunnerMembership}/analysistemplate/{template}";

    public async Task<JsonElement> CallAsync(string operation, object input, string account = Runner)
    {
        var operations = _services.GetRequiredService<CleanRoomsOperations>();
        var caller = new Caller(account, $"arn:aws:iam::{account}:root", "us-east-1", "r");
        var answer = await operations.RunAsync(
            operations.All.Single(o => o.Name == operation),
            caller,
            JsonSerializer.SerializeToElement(input),
            TestContext.Current.CancellationToken);
        return JsonElement.Parse(answer.ToJsonString());
    }

    /// <summary>Starts a job of a template of the fresh scene, with more members as the test says.</summary>
    public async Task<string> StartAsync(string template, object? more = null)
    {
        var input = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        input["type"] = "PYSPARK";
        input["membershipIdentifier"] = FreshScene.RunnerMembership;
        input["jobParameters"] ??= new JsonObject();
        input["jobParameters"]!["analysisTemplateArn"] = Arn(template);
        var answer = await CallAsync("StartProtectedJob", input);
        return answer.GetProperty("protectedJob").GetProperty("id").GetString()!;
    }

    public async Task<JsonElement> GetAsync(string jobId, string membership = FreshScene.RunnerMembership, string account = Runner)
    {
        var answer = await CallAsync(
            "GetProtectedJob", new { membershipIdentifier = membership, protectedJobIdentifier = jobId }, account);
        return answer.GetProperty("protectedJob");
    }

    public async Task<string> StatusAsync(string jobId) => (await GetAsync(jobId)).GetProperty("status").GetString()!;

    public Task<JsonElement> CancelAsync(string jobId) => CallAsync("UpdateProtectedJob", new
    {
        membershipIdentifier = FreshScene.RunnerMembership,
        protectedJobIdentifier = jobId,
        targetStatus = "CANCELLED",
    });

    public async Task PassAsync(double seconds)
    {
        await Control.WhenSettledAsync(TestContext.Current.CancellationToken);
        Clock.Advance(TimeSpan.FromSeconds(seconds));
        await Control.WhenSettledAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Clock.Dispose();
        _directory.Dispose();
    }

    private async Task StartAsync()
    {
        var collection = new ServiceCollection()
            .AddLogging()
            .AddSingleton(_ => LocalStore.Open(_directory.Path))
            .AddSingleton(new CloudSettings { DataDirectory = _directory.Path })
            .AddSingleton<IIdSource>(new RandomIds(new Random(_opened++)))
            .AddSingleton<TimeProvider>(_ => Clock)
            .AddSingleton<IObjects>(Objects)
            .AddSingleton<IEventBus>(Bus)
            .AddLocalCleanRooms();
        _services = collection.BuildServiceProvider();
        await _services.GetRequiredService<JobDriver>().StartAsync(CancellationToken.None);
    }
}
