using System.Net;
using ProtectedJobs.Cli.Clouds;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Places;
using Testing;

namespace ProtectedJobs.Cli.Tests.Places;

public sealed class ManagedPlacesTests : IDisposable
{
    private const string Machine = "arn:aws:states:eu-west-1:000000000000:stateMachine:ProtectedJobRun";
    private readonly TempDirectory _directory = new();
    private readonly Dictionary<string, string> _variables = [];

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Aws_NothingGiven_SaysWhatToGive()
    {
        var wrong = await Assert.ThrowsAsync<UsageException>(() => OpenAsync(new PlaceRequest()));
        Assert.Contains("--state-machine-arn", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("PROTECTED_JOBS_STATE_MACHINE_ARN", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("StateMachineArn", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Aws_OfTheEnvironment_IsInTheMachinesRegion()
    {
        _variables["PROTECTED_JOBS_STATE_MACHINE_ARN"] = Machine;
        _variables["PROTECTED_JOBS_LEDGER_BUCKET"] = "ledger";
        _variables["CRPU_PRICES"] = "eu-west-1=2.06 USD";
        using var place = await OpenAsync(new PlaceRequest());
        Assert.Equal(("eu-west-1", "ledger", Machine, 2.06m), (place.Where, place.LedgerBucket, place.Client.StateMachineArn, place.Price?.Rate));
        Assert.False(place.IsLocal);
    }

    [Fact]
    public async Task Command_ForPeople_LeadsToTheSamePlace()
    {
        using var deployed = await OpenAsync(new PlaceRequest { StateMachineArn = Machine, LedgerBucket = "ledger", Profile = "o'hara's" });
        Assert.Equal($"protected-jobs list --state-machine-arn {Machine} --ledger-bucket ledger --profile 'o'\\''hara'\\''s'", deployed.Command("list"));
        using var local = await OpenAsync(new PlaceRequest { IsLocal = true, Endpoint = new Uri("http://127.0.0.1:1") });
        Assert.Equal("protected-jobs watch mine --endpoint-url http://127.0.0.1:1/", local.Command("watch mine"));
    }

    [Fact]
    public async Task Aws_FaultyArnOrPrice_IsRefused()
    {
        await Assert.ThrowsAsync<UsageException>(() => OpenAsync(new PlaceRequest { StateMachineArn = "ProtectedJobRun", LedgerBucket = "b" }));
        await Assert.ThrowsAsync<UsageException>(() => OpenAsync(new PlaceRequest { StateMachineArn = Machine, LedgerBucket = "b", CrpuPrices = "cheap" }));
    }

    [Fact]
    public async Task Local_EndpointOfTheCommandLineOrTheEnvironment_IsAsked()
    {
        using var place = await OpenAsync(new PlaceRequest { IsLocal = true, Endpoint = new Uri("http://127.0.0.1:1") });
        Assert.Equal((true, "local-ledger"), (place.IsLocal, place.LedgerBucket));
        _variables["AWS_ENDPOINT_URL"] = "http://127.0.0.1:2";
        using var other = await OpenAsync(new PlaceRequest { IsLocal = true });
        Assert.Equal("http://127.0.0.1:2/", other.Where);
    }

    [Fact]
    public async Task Local_FolderWithACloud_IsFoundByItsNote()
    {
        new CloudNote(new Uri("http://127.0.0.1:3"), 1).Write(_directory.Path);
        _variables["AWS_ENDPOINT_URL"] = "http://127.0.0.1:2";
        using var place = await OpenAsync(new PlaceRequest { IsLocal = true, DataDirectory = _directory.Path });
        Assert.Equal("http://127.0.0.1:3/", place.Where);
        CloudNote.Remove(_directory.Path);
        var wrong = await Assert.ThrowsAsync<UsageException>(() => OpenAsync(new PlaceRequest { IsLocal = true, DataDirectory = _directory.Path }));
        Assert.Contains($"protected-jobs local up --data {_directory.Path}", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Local_NobodyAnswers_SaysHowToStartOne()
    {
        var wrong = await Assert.ThrowsAsync<UsageException>(() => OpenAsync(new PlaceRequest { IsLocal = true, Endpoint = new Uri("http://127.0.0.1:9") }));
        Assert.Equal("No local cloud answers at http://127.0.0.1:9/. Start one: protected-jobs local up --port 9", wrong.Message);
    }

    private Task<ManagedPlace> OpenAsync(PlaceRequest request) => new ManagedPlaces(
        name => _variables.GetValueOrDefault(name),
        new RunningClouds(() => new HttpClient(new Cloud())),
        _directory.Path,
        TimeProvider.System,
        new Random(1)).OpenAsync(request, TestContext.Current.CancellationToken);

    private sealed class Cloud : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Assert.Equal("/_local/template", request.RequestUri!.AbsolutePath);
            return request.RequestUri.Port == 9
                ? throw new HttpRequestException("refused")
                : Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
                {
                    Content = new StringContent("""{"outputs":{"StateMachineArn":"arn:aws:states:us-east-1:000000000000:stateMachine:ProtectedJobRun","LedgerBucketName":"local-ledger"}}"""),
                });
        }
    }
}
