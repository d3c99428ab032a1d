using Amazon.EventBridge;
using Amazon.ServiceQuotas;
using Amazon.ServiceQuotas.Model;
using Amazon.StepFunctions.Model;
using ProtectedJobs.Aws.Tests.Management.Fakes;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Tests.Management;
using Testing;

namespace ProtectedJobs.Cli.Tests.Doctor;

public sealed class DoctorCommandTests : IDisposable
{
    private readonly ManageBench _bench = new();

    public DoctorCommandTests() => _bench.StepFunctions.Machine = new DescribeStateMachineResponse
    {
        Definition = File.ReadAllText(Path.Combine(Repository.Root, "statemachine.asl.json")),
        Status = Amazon.StepFunctions.StateMachineStatus.ACTIVE,
    };

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Doctor_OfAHealthyDeployment_Exits0()
    {
        await _bench.World.EndedAsync("a", ClientBench.Start);
        Assert.Equal(ExitCode.Success, await _bench.RunAsync("doctor", "--local", "--output", "json"));
        Assert.True(_bench.Json.GetProperty("healthy").GetBoolean());
        Assert.All(
            _bench.Json.GetProperty("findings").EnumerateArray().Where(finding => finding.GetProperty("grade").GetString() != "Ok"),
            finding => Assert.NotEmpty(finding.GetProperty("fix").GetString()!));
    }

    [Fact]
    public async Task Doctor_RuleThatIsOffOrAway_SaysHowToPutItRight()
    {
        _bench.EventBridge.Rules[0].State = RuleState.DISABLED;
        _bench.EventBridge.Rules.RemoveAt(1);
        Assert.Equal(ExitCode.AwsRefused, await _bench.RunAsync("doctor", "--local"));
        Assert.Contains("aws events enable-rule --name Ended", _bench.Out.ToString(), StringComparison.Ordinal);
        Assert.Contains("Deploy serverless.template again", _bench.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_AnotherMachine_IsBroken()
    {
        _bench.StepFunctions.Machine!.Definition = """{"States":{"Hello":{}}}""";
        Assert.Equal(ExitCode.AwsRefused, await _bench.RunAsync("doctor", "--local"));
        Assert.Contains("has no StartJob", _bench.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_MembershipThatMayNotBeSeen_NamesThePermissions()
    {
        _bench.World.CleanRooms.IsRefused = true;
        Assert.Equal(ExitCode.AwsRefused, await _bench.RunAsync("doctor", "--membership", ClientBench.Membership, "--local"));
        Assert.Contains($"cleanrooms:GetProtectedJob on membership/{ClientBench.Membership}", _bench.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_OnAws_TellsTheQuotasAppliedForAndElseTheDefaults()
    {
        using var quotas = new Quotas();
        _bench.ServiceQuotas = quotas;
        await _bench.RunAsync("doctor", "--local");
        Assert.Contains("20 jobs and 1024 vCPUs at a time for the account", _bench.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_WhoMayNotReadTheQuotas_NamesThePermissions()
    {
        using var quotas = new Quotas { IsRefused = true };
        _bench.ServiceQuotas = quotas;
        Assert.Equal(ExitCode.Success, await _bench.RunAsync("doctor", "--local"));
        Assert.Contains("Give your credentials servicequotas:GetServiceQuota and servicequotas:GetAWSDefaultServiceQuota.", _bench.Out.ToString(), StringComparison.Ordinal);
    }

    /// <summary>An account that has applied for 20 jobs, and for no more vCPUs than anybody has.</summary>
    private sealed class Quotas() : AmazonServiceQuotasClient("key", "secret", Amazon.RegionEndpoint.USEast1)
    {
        public bool IsRefused { get; init; }

        public override Task<GetServiceQuotaResponse> GetServiceQuotaAsync(GetServiceQuotaRequest request, CancellationToken cancellationToken = default) =>
            IsRefused ? throw new AccessDeniedException("no") { ErrorCode = "AccessDeniedException" }
            : request is { ServiceCode: "cleanrooms", QuotaCode: "L-B45D79BC" } ? Task.FromResult(new GetServiceQuotaResponse { Quota = new() { Value = 20 } })
            : throw new NoSuchResourceException("none applied for");

        public override Task<GetAWSDefaultServiceQuotaResponse> GetAWSDefaultServiceQuotaAsync(GetAWSDefaultServiceQuotaRequest request, CancellationToken cancellationToken = default) =>
            Task.FromResult(new GetAWSDefaultServiceQuotaResponse { Quota = new() { Value = request.QuotaCode == "L-26B93E43" ? 1024 : 5 } });
    }
}
