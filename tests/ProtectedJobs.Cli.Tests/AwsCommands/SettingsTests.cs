using Testing;

namespace ProtectedJobs.Cli.Tests.AwsCommands;

/// <summary>What comes from the environment, the configuration file and the terminal.</summary>
public sealed class SettingsTests : IAsyncLifetime
{
    private static readonly string[] s_get =
        ["get-protected-job", "--membership-identifier", StubAnswers.Membership, "--protected-job-identifier", StubAnswers.Job];

    private StubService _stub = null!;

    public async ValueTask InitializeAsync()
    {
        _stub = await StubService.StartAsync(TestContext.Current.CancellationToken);
        _stub.Begin([StubAnswers.Submitted]);
    }

    public ValueTask DisposeAsync() => _stub.DisposeAsync();

    [Theory]
    [InlineData("Europe/Berlin", "iso8601", "2026-05-28T22:26:40.125000+02:00")]
    [InlineData("America/New_York", "iso8601", "2026-05-28T16:26:40.125000-04:00")]
    [InlineData("UTC", "wire", "1780000000.125")]
    public async Task Times_AreInTheLocalZone_OrAsTheyCame(string zone, string format, string shown)
    {
        using var home = Home($"[default]\nregion = us-east-1\ncli_timestamp_format = {format}\noutput = text\n");
        using var bench = new AwsBench { Home = home.Path, Zone = TimeZoneInfo.FindSystemTimeZoneById(zone) };

        Assert.Equal(0, await bench.RunAsync([.. s_get, "--endpoint-url", _stub.Endpoint.ToString(), "--query", "protectedJob.createTime"]));

        Assert.Equal(shown + "\n", bench.Out.ToString());
    }

    [Fact]
    public async Task Profile_OfTheConfigurationFile_NamesRegionOutputAndEndpoint()
    {
        using var home = Home($"[default]\noutput = yaml\n[profile other]\nregion = eu-west-1\noutput = table\ns3 =\n  output = text\nendpoint_url = {_stub.Endpoint}\n");
        using var bench = new AwsBench { Home = home.Path };

        await bench.RunAsync([.. s_get, "--profile", "other", "--no-sign-request", "--query", "protectedJob.{Status:status}"]);

        Assert.StartsWith("-------------------------\n|    GetProtectedJob    |\n", bench.Out.ToString(), StringComparison.Ordinal);
        Assert.Single(_stub.Requests);
    }

    [Fact]
    public async Task Debug_TellsTheRequest_WithoutValuesOrSecrets()
    {
        using var bench = new AwsBench { Variables = new Dictionary<string, string> { ["AWS_REGION"] = "us-east-1" } };

        await bench.RunAsync(
            "start-protected-job", "--debug", "--type", "PYSPARK", "--membership-identifier", StubAnswers.Membership, "--endpoint-url", _stub.Endpoint.ToString(),
            "--job-parameters", $"analysisTemplateArn={StubAnswers.Template},parameters={{day=hidden-value}}");

        var log = bench.Error.ToString();
        Assert.Contains($"Sending POST {_stub.Endpoint}memberships/{StubAnswers.Membership}/protectedJobs (signed, ", log, StringComparison.Ordinal);
        Assert.Contains("Received 200 after ", log, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-value", log, StringComparison.Ordinal);
        Assert.DoesNotContain("Signature", log, StringComparison.Ordinal);
        Assert.DoesNotContain("Credential", log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task Terminal_ShowsAnswersInThePager_UnlessToldNotTo(bool isOff, bool isPaged)
    {
        using var folder = new TempDirectory();
        var shown = Path.Combine(folder.Path, "shown");
        using var bench = new AwsBench
        {
            IsTerminal = true,
            Variables = new Dictionary<string, string> { ["AWS_REGION"] = "us-east-1", ["AWS_PAGER"] = $"dd status=none of={shown}" },
        };

        Assert.Equal(0, await bench.RunAsync([.. s_get, "--endpoint-url", _stub.Endpoint.ToString(), .. isOff ? ["--no-cli-pager"] : Array.Empty<string>()]));

        Assert.Equal(isPaged, File.Exists(shown) && (await File.ReadAllTextAsync(shown, TestContext.Current.CancellationToken)).Contains("SUBMITTED", StringComparison.Ordinal));
        Assert.Equal(!isPaged, bench.Out.ToString().Contains("SUBMITTED", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("auto", true)]
    [InlineData("off", false)]
    public async Task Terminal_HasColours_UnlessToldNotTo(string color, bool isPainted)
    {
        using var bench = new AwsBench { IsTerminal = true, Variables = new Dictionary<string, string> { ["AWS_REGION"] = "us-east-1", ["AWS_PAGER"] = "" } };

        Assert.Equal(0, await bench.RunAsync([.. s_get, "--endpoint-url", _stub.Endpoint.ToString(), "--output", "table", "--color", color]));

        Assert.Equal(isPainted, bench.Out.ToString().Contains('\e', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Prompt_OfTheEnvironment_AsksForWhatIsMissing()
    {
        using var bench = new AwsBench
        {
            Input = StubAnswers.Job + "\n",
            Variables = new Dictionary<string, string> { ["AWS_REGION"] = "us-east-1", ["AWS_CLI_AUTO_PROMPT"] = "on-partial" },
        };

        Assert.Equal(0, await bench.RunAsync([.. s_get[..3], "--endpoint-url", _stub.Endpoint.ToString()]));

        Assert.StartsWith("--protected-job-identifier (", bench.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_IsPrinted_AndNothingElse()
    {
        using var bench = new AwsBench();

        Assert.Equal(0, await bench.RunAsync("get-protected-job", "--version"));

        Assert.Matches(@"^protected-jobs/\d+\.\d+\.\d+ \.NET/\d+\.\d+\.\d+ \S+\n$", bench.Out.ToString());
    }

    [Fact]
    public async Task Credentials_ThatNobodyHas_End253()
    {
        var (code, _, error) = await ToolProcess.RunAsync(
            [.. s_get, "--region", "us-east-1", "--endpoint-url", _stub.Endpoint.ToString()],
            variables: new() { ["AWS_ACCESS_KEY_ID"] = null, ["AWS_SECRET_ACCESS_KEY"] = null, ["HOME"] = "/nobody", ["AWS_CONFIG_FILE"] = "/nobody/config", ["AWS_SHARED_CREDENTIALS_FILE"] = "/nobody/credentials" });

        Assert.Equal((253, "\nUnable to locate credentials. You can configure credentials by running \"aws configure\".\n"), (code, error));
        Assert.Empty(_stub.Requests);
    }

    private static TempDirectory Home(string config)
    {
        var home = new TempDirectory();
        Directory.CreateDirectory(Path.Combine(home.Path, ".aws"));
        File.WriteAllText(Path.Combine(home.Path, ".aws", "config"), config);
        return home;
    }
}
