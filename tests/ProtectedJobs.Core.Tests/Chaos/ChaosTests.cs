using Simulation.Chaos;
using Testing;

namespace ProtectedJobs.Core.Tests.Chaos;

/// <summary>Seeded worlds in which everything goes wrong: <c>tests/Benchmarks -- chaos --world SEED</c> tells one step by step.</summary>
public sealed class ChaosTests
{
    private const int RunsAWorld = 25;

    /// <summary>
    /// Worlds that found something: a cancel written down and never asked for (1000013, 1000025), attempts that ended before they had a
    /// record (1000046, 1000061, 1000070, 1000140) or a mark (1000146), a late invocation that found no job (1000054), a Sweep that gave a
    /// troubled run up until the next one (1000034, 1000281), and an execution that ended by an error of the world as often as it is tried again (9002004).
    /// </summary>
    public static TheoryData<int> FoundSomething() => [1000013, 1000025, 1000034, 1000046, 1000054, 1000061, 1000070, 1000140, 1000146, 1000281, 9002004];

    [Theory]
    [MemberData(nameof(FoundSomething))]
    public void World_ThatFoundSomethingOnce_IsRight(int seed) => Assert.Empty(new ChaosWorld(seed, RunsAWorld).Run());

    [Fact]
    public void World_OfASeed_IsTheSameEachTime()
    {
        static string Tell(int seed)
        {
            var world = new ChaosWorld(seed, RunsAWorld);
            world.Run();
            return string.Join('\n', world.Bus.Events.Select(e => $"{e.Time:O} {e.Id} {e.DetailType}"));
        }

        Assert.Equal(Tell(7), Tell(7));
    }

    [Fact]
    public void World_WithoutFaults_StartsWhatIsAskedForAndNothingElse()
    {
        var world = new ChaosWorld(3, RunsAWorld, ChaosRates.Calm);

        Assert.Empty(world.Run());
        Assert.Equal(world.CleanRooms.Jobs.Count(job => job.StartedBy is not null), world.CleanRooms.Jobs.Where(job => job.StartedBy is not null).DistinctBy(job => job.StartedBy).Count());
    }

    [Fact]
    public void PlainRetry_WithTheSameFaults_StartsDuplicates()
    {
        var books = new ChaosBooks();
        for (var seed = 1; seed <= 10; seed++)
        {
            var world = new NaiveWorld(seed, RunsAWorld);
            world.Run();
            books.Add(world.CleanRooms, world.Engine.Executions, static _ => false);
        }

        Assert.NotEqual(0, books.Duplicates);
    }

    [Fact]
    [Trait("Size", "Long")]
    public void Worlds_OfManySeeds_AreRight()
    {
        var wrong = new List<string>();
        Parallel.For(0, Effort.Of(60, 4000), number =>
        {
            var found = new ChaosWorld(9_000_000 + number, RunsAWorld).Run();
            if (found.Count > 0)
            {
                lock (wrong)
                {
                    wrong.Add($"world {9_000_000 + number}: {string.Join("; ", found)}");
                }
            }
        });

        Assert.Empty(wrong);
    }
}
