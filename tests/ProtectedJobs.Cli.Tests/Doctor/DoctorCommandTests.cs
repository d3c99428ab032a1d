using Amazon.EventBridge;
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
}
