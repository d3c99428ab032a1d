using System.Diagnostics;
using System.Globalization;
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

    public static async Task<int> RunAsync()
    {
        using var folder = new TempDirectory();
        var tool = await PublishAsync("src/ProtectedJobs.Cli", Path.Combine(folder.Path, "tool"));
        var call = await PublishAsync("tests/Benchmarks", Path.Combine(folder.Path, "call"));
        using var wire = new FirstByte();
        var endpoint = wire.Endpoint.ToString();
        (string Name, string Program, string[] Arguments)[] candidates =
        [
            ("one signed call", "dotnet", [Path.Combine(call, "Benchmarks.dll"), "cli-start", "call", endpoint]),
            ("protected-jobs start-protected-job", "dotnet", [Path.Combine(tool, "protected-jobs.dll"), .. s_request, "--endpoint-url", endpoint]),
            .. KnowsAws() ? [("aws cleanrooms start-protected-job", "aws", (string[])["cleanrooms", .. s_request, "--endpoint-url", endpoint])] : Array.Empty<(string, string, string[])>(),
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

        var medians = times.Select(Median).ToArray();
        foreach (var (at, (name, _, _)) in candidates.Index())
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {medians[at]:F0} ms to the request on the wire (median of {Rounds}; {times[at].Min():F0} to {times[at].Max():F0}), {medians[at] / medians[0]:F2} x the call"));
        }

        return medians[1] <= MostMilliseconds && medians[1] <= MostTimesTheCall * medians[0] ? 0 : 1;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static bool KnowsAws() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "aws")));

    private static async Task<string> PublishAsync(string project, string to)
    {
        using var publish = Process.Start(
            "dotnet",
            ["publish", Path.Combine(Repository.Root, project), "-c", "Release", "-r", "linux-x64", "--self-contained", "false", "-p:PublishReadyToRun=true", "-p:ErrorOnDuplicatePublishOutputFiles=false", "-v", "quiet", "--nologo", "-o", to]);
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? to : throw new InvalidOperationException($"{project} was not published.");
    }
}
