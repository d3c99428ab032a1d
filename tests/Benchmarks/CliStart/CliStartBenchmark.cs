using System.Diagnostics;
using Benchmarks.Reports;
using Testing;

namespace Benchmarks.CliStart;

/// <summary>
/// From the start of <c>protected-jobs start-protected-job</c> to its request on the wire, published ReadyToRun; beside it a program that does nothing but one
/// signed call (<see cref="MinimalCall"/>), published the same way, and the <c>aws</c> command where one is installed that knows the operation.
/// </summary>
internal static class CliStartBenchmark
{
    private const int Rounds = 11;
    private const double MostMilliseconds = 250;
    private const double MostTimesTheCall = 3;

    private static readonly string[] s_request =
    [
        "start-protected-job", "--type", "PYSPARK", "--membership-identifier", MinimalCall.Membership,
        "--job-parameters", $"analysisTemplateArn={MinimalCall.Template}", "--region", "us-east-1",
    ];

    public static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        using var folder = new TempDirectory();
        var tool = await PublishAsync("src/ProtectedJobs.Cli", Path.Combine(folder.Path, "tool"));
        var call = await PublishAsync("tests/Benchmarks", Path.Combine(folder.Path, "call"));
        using var wire = new FirstByte();
        var endpoint = wire.Endpoint.ToString();
        (string Name, string Program, string[] Arguments)[] candidates =
        [
            ("one signed call", "dotnet", [Path.Combine(call, "Benchmarks.dll"), "cli-call", endpoint]),
            ("protected-jobs start-protected-job", "dotnet", [Path.Combine(tool, "protected-jobs.dll"), .. s_request, "--endpoint-url", endpoint]),
            .. Programs.IsOnPath("aws") ? [("aws cleanrooms start-protected-job", "aws", (string[])["cleanrooms", .. s_request, "--endpoint-url", endpoint])] : Array.Empty<(string, string, string[])>(),
        ];
        var times = candidates.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var (at, (_, program, arguments)) in candidates.Index())
            {
                var time = await wire.TimeAsync(program, arguments);

                // The first round warms the disk's cache.
                if (round > 0)
                {
                    times[at].Add(time.TotalMilliseconds);
                }
            }
        }

        var medians = times.Select(Statistics.Median).ToArray();
        var figure = new Figure("`protected-jobs start-protected-job`: process start to the request on the wire", medians[1], "ms");
        return
        [
            figure with { Peer = "a program with one signed call", PeerValue = medians[0], Bound = Bound.AtMost(MostMilliseconds), RatioBound = Bound.AtMost(MostTimesTheCall) },
            .. medians is [_, _, var aws] ? [figure with { Peer = "the `aws` command", PeerValue = aws }] : Array.Empty<Figure>(),
        ];
    }

    private static async Task<string> PublishAsync(string project, string to)
    {
        using var publish = Process.Start(
            "dotnet",
            ["publish", Path.Combine(Repository.Root, project), "-c", "Release", "-r", "linux-x64", "--self-contained", "false", "-p:PublishReadyToRun=true", "-p:ErrorOnDuplicatePublishOutputFiles=false", "-v", "quiet", "--nologo", "-o", to]);
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? to : throw new InvalidOperationException($"{project} was not published.");
    }
}
