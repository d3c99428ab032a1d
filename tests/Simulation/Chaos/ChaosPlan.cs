using System.Globalization;
using System.Text.Json;
using ProtectedJobs.Core.Jobs;
using Simulation.World;

namespace Simulation.Chaos;

/// <summary>What a seed makes: memberships, runs, jobs and strangers. The faults on the way are drawn as they come.</summary>
public sealed class ChaosPlan
{
    private const string Template =
        "arn:aws:cleanrooms:us-east-1:000000000000:membership/11111111-1111-1111-1111-111111111111/analysistemplate/";

    private readonly Random _random;

    /// <summary>Draws a plan.</summary>
    /// <param name="random">The dice.</param>
    /// <param name="runs">How many runs.</param>
    public ChaosPlan(Random random, int runs)
    {
        _random = random;
        Memberships = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Uuid(random))];
        AccountLimit = random.Next(3) == 0 ? 2 : int.MaxValue;
        Runs = [.. Enumerable.Range(0, runs).Select(Run)];
        Strangers =
        [
            .. Enumerable.Range(0, random.Next(0, 6))
                .Select(_ => (Pick(Memberships), Minutes(0, 300))),
        ];
        Crashes = [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => Minutes(1, 240))];
    }

    /// <summary>The memberships.</summary>
    public IReadOnlyList<string> Memberships { get; }

    /// <summary>The most jobs of the account at a time.</summary>
    public int AccountLimit { get; }

    /// <summary>The runs.</summary>
    public IReadOnlyList<RunPlan> Runs { get; }

    /// <summary>Jobs started by hand: where and when.</summary>
    public IReadOnlyList<(string Membership, TimeSpan After)> Strangers { get; }

    /// <summary>When the engine is killed.</summary>
    public IReadOnlyList<TimeSpan> Crashes { get; }

    /// <summary>A UUID from dice.</summary>
    public static string Uuid(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString("D", CultureInfo.InvariantCulture);
    }

    /// <summary>What somebody starts by hand: another value of the same template's parameter.</summary>
    public static JobSpec Stranger(string membership) => new()
    {
        MembershipId = membership,
        AnalysisTemplateArn = Template + "a",
        Parameters = new Dictionary<string, string> { ["day"] = "by-hand" },
    };

    /// <summary>What the next job does.</summary>
    public JobScript Script() => new()
    {
        Waits = Chance(0.1) ? Minutes(1, 20) : Seconds(1, 60),
        Runs = Chance(0.05) ? Minutes(60, 180) : Seconds(20, 3600),
        End = Chance(0.8) ? JobStatus.Success : Chance(0.8) ? JobStatus.Failed : JobStatus.Cancelled,
        Cancels = Chance(0.03) ? Minutes(35, 70) : Seconds(0, 300),
        CancelEnd = Chance(0.6) ? JobStatus.Cancelled : Chance(0.5) ? JobStatus.Success : JobStatus.Failed,
        ListLag = Chance(0.5) ? TimeSpan.Zero : Seconds(0, 45),
        ReadLag = Chance(0.9) ? TimeSpan.Zero : Seconds(0, 5),
        EndLag = Chance(0.9) ? TimeSpan.Zero : Seconds(0, 30),
        UnitsLag = Chance(0.05) ? null : Chance(0.7) ? TimeSpan.Zero : Seconds(0, 120),
    };

    private RunPlan Run(int number)
    {
        var orchestration = new Dictionary<string, object>();
        if (Chance(0.3))
        {
            orchestration["runTokenParameter"] = "run_token";
        }

        if (Chance(0.15))
        {
            orchestration["deadlineSeconds"] = _random.Next(600, 2400);
        }

        if (Chance(0.15))
        {
            orchestration["budgetCrpuHours"] = 6 + (_random.NextDouble() * 10);
        }

        if (Chance(0.1))
        {
            orchestration["queueTimeoutSeconds"] = _random.Next(60, 7200);
        }

        var request = new Dictionary<string, object>
        {
            ["type"] = "PYSPARK",
            ["membershipIdentifier"] = Chance(0.01) ? "not-a-membership" : Pick(Memberships),
            ["jobParameters"] = new Dictionary<string, object>
            {
                ["analysisTemplateArn"] = Template + (Chance(0.5) ? "a" : "b"),
                ["parameters"] = new Dictionary<string, string> { ["day"] = _random.Next(3).ToString(CultureInfo.InvariantCulture) },
            },
            ["orchestration"] = orchestration,
        };
        return new RunPlan(
            $"run-{number}",
            JsonSerializer.Serialize(request),
            Chance(0.5) ? Minutes(0, 10) : Minutes(0, 240),
            Chance(0.25) ? Chance(0.3) ? Seconds(0, 10) : Seconds(0, 5400) : null,
            Chance(0.4),
            Chance(0.35) ? _random.Next(1, 3) : 0,
            Chance(0.4) ? Seconds(0, 5) : Minutes(0, 60));
    }

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private TimeSpan Seconds(int from, int to) => TimeSpan.FromMilliseconds(_random.Next(from * 1000, to * 1000));

    private TimeSpan Minutes(int from, int to) => Seconds(from * 60, to * 60);

    private T Pick<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];
}
