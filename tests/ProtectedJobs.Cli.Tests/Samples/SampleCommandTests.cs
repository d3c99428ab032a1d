using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Tests.Fakes;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Cli.Tests.Samples;

public sealed class SampleCommandTests
{
    [Fact]
    public async Task Sample_Printed_IsAValidRequestAndNothingElse()
    {
        using var bench = new ToolBench();

        Assert.Equal(ExitCode.Success, await bench.RunAsync("sample"));

        var request = Assert.IsType<RunRequestResult.Valid>(RunRequest.Parse(bench.Out.ToString())).Request;
        Assert.Equal("11111111-2222-4333-8444-555555555555", request.Job.MembershipId);
        Assert.EndsWith("/66666666-7777-4888-8999-000000000000", request.Job.AnalysisTemplateArn, StringComparison.Ordinal);
        Assert.Equal("000000000000", request.Job.ResultReceiverAccountId);
        Assert.Empty(bench.Error.ToString());
    }
}
