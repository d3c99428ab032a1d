using ProtectedJobs.Console.Hosting;
using ProtectedJobs.Console.Runs;

namespace ProtectedJobs.Console.Tests.Fakes;

/// <summary>A console over runs in memory, on a port of its own.</summary>
internal static class ConsoleBench
{
    public const string Machine = "arn:aws:states:us-east-1:000000000000:stateMachine:ProtectedJobRun";

    public static ConsolePlace Place { get; } = new("Profile analytics", "us-east-1", Machine, LocalCloud: null);

    public static ConsoleOptions Options(IRunSource runs) => new()
    {
        Runs = runs,
        Place = Place,
        SampleRequest = """
            {
              "type": "PYSPARK",
              "membershipIdentifier": "11111111-2222-4333-8444-555555555555",
              "jobParameters": {
                "analysisTemplateArn": "arn:aws:cleanrooms:us-east-1:000000000000:membership/11111111-2222-4333-8444-555555555555/analysistemplate/66666666-7777-4888-8999-000000000000",
                "parameters": { "audience": "all" }
              },
              "computeConfiguration": { "worker": { "type": "CR.1X", "number": 4 } }
            }
            """,
        Port = 0,
        Rhythm = new FeedRhythm(TimeSpan.FromMilliseconds(200), TimeSpan.FromMinutes(10)),
    };

    public static Task<ConsoleHost> StartAsync(IRunSource runs, Func<ConsoleOptions, ConsoleOptions>? with = null) =>
        ConsoleHost.StartAsync(with is null ? Options(runs) : with(Options(runs)), TestContext.Current.CancellationToken);
}
