using System.Text.Json;
using ProtectedJobs.Aws.Tests.Management.Fakes;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Tests.Management;
using ProtectedJobs.Core.Json;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Results;
using ProtectedJobs.Core.Runs;
using Testing;

namespace ProtectedJobs.Cli.Tests.Results;

public sealed class ResultsCommandTests : IDisposable
{
    private readonly ManageBench _bench = new();
    private readonly TempDirectory _directory = new();

    public void Dispose()
    {
        _bench.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task List_OfARun_TellsEveryObject()
    {
        await RunAsync(("out/part-0", 1000), ("log/a b.txt", 10));
        Assert.Equal(ExitCode.Success, await _bench.RunAsync("results", "list", "mine", "--local", "--output", "json"));
        Assert.Equal(["out/part-0", "log/a b.txt"], _bench.Json.GetProperty("objects").EnumerateArray().Select(o => o.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Download_IsWhole_AndIsNotFetchedAgain()
    {
        await RunAsync(("out/part-0", 300_000), ("out/empty", 0));
        Assert.Equal(ExitCode.Success, await DownloadAsync());
        Assert.Equal(_bench.S3.Objects["results/j/out/part-0"], await File.ReadAllBytesAsync(Path.Combine(_directory.Path, "out", "part-0"), Cancel));
        Assert.Equal(0, new FileInfo(Path.Combine(_directory.Path, "out", "empty")).Length);
        Assert.Equal(2, Directory.GetFiles(_directory.Path, "*", SearchOption.AllDirectories).Length);
        Assert.Equal(["results/j/out/part-0 0"], _bench.S3.Asked);
        Assert.Equal(ExitCode.Success, await DownloadAsync());
        Assert.Single(_bench.S3.Asked);
    }

    [Fact]
    public async Task Download_BrokenOff_GoesOnWhereItWas()
    {
        await RunAsync(("out/part-0", 300_000));
        _bench.S3.BreaksOff = 200_000;
        Assert.Equal(ExitCode.BadUsage, await DownloadAsync());
        Assert.Contains("Run the command again: it goes on from there", _bench.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, await DownloadAsync());
        Assert.Equal(["results/j/out/part-0 0", "results/j/out/part-0 200000"], _bench.S3.Asked);
        Assert.Equal(_bench.S3.Objects["results/j/out/part-0"], await File.ReadAllBytesAsync(Path.Combine(_directory.Path, "out", "part-0"), Cancel));
    }

    [Fact]
    public async Task Download_ObjectThatWasReplaced_IsRefused()
    {
        await RunAsync(("out/part-0", 1000));
        _bench.S3.Objects["results/j/out/part-0"] = new byte[999];
        Assert.Equal(ExitCode.BadUsage, await DownloadAsync());
        Assert.Contains("is not what the run collected any more", _bench.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Download_NameThatLeadsOut_IsRefused()
    {
        await RunAsync(("out/../../evil", 10));
        Assert.Equal(ExitCode.BadUsage, await DownloadAsync());
        Assert.Contains("leads out of the folder", _bench.Error.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_directory.Path, "..", "evil")));
    }

    [Fact]
    public async Task Download_OnlyOneOutput()
    {
        await RunAsync(("out/part-0", 10), ("log/a", 10));
        Assert.Equal(ExitCode.Success, await DownloadAsync("--only", "log"));
        Assert.Equal("a", Path.GetFileName(Assert.Single(Directory.GetFiles(_directory.Path, "*", SearchOption.AllDirectories))));
        Assert.Equal(ExitCode.BadUsage, await DownloadAsync("--only", "other"));
        Assert.Contains("wanted one of out, log; found 'other'", _bench.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_OfARunWithoutAny_SayWhy()
    {
        await _bench.World.RunAsync("mine");
        Assert.Equal(ExitCode.BadUsage, await _bench.RunAsync("results", "list", "mine", "--local"));
        Assert.Contains("protected-jobs watch mine", _bench.Error.ToString(), StringComparison.Ordinal);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Task<int> DownloadAsync(params string[] more) => _bench.RunAsync(["results", "download", "mine", "--to", _directory.Path, "--local", .. more]);

    private async Task RunAsync(params (string Name, int Bytes)[] objects)
    {
        var random = new Random(7);
        foreach (var (name, length) in objects)
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            _bench.S3.Objects[$"results/j/{name}"] = bytes;
        }

        var outputs = objects.GroupBy(o => o.Name.Split('/')[0]).Select(group => new ManifestOutput(
            group.Key, true, [.. group.Select(o => new ManifestObject($"results/j/{o.Name}", o.Bytes, $"tag{o.Bytes}"))])).ToList();
        var manifest = new Manifest(1, "mine", "j", "s3://bucket/results/j/", outputs, objects.Length, objects.Sum(o => o.Bytes));
        await _bench.World.Ledger.OverwriteAsync(
            Keys.Manifest("mine"), JsonSerializer.SerializeToUtf8Bytes(manifest, CoreJson.Default.Manifest), Cancel);
        await _bench.World.RunAsync("mine", record => record with
        {
            Outcome = new RunOutcome(
                0, RunStatus.Succeeded, null, null, ClientBench.Start, null,
                new RunResults.S3(manifest.Location, new ManifestPointer("ledger", Keys.Manifest("mine")), [], objects.Length, 1, null), null),
        });
        _bench.World.Machine.Executions["mine"] = _bench.World.Machine.Executions["mine"] with { Status = ExecutionStatus.Succeeded };
    }
}
