using System.Diagnostics;
using System.Globalization;
using Mutation;
using Testing;

// What may be mutated, and the tests that are to notice.
var targets = new Dictionary<string, (string Project, string[] Tests)>
{
    ["core"] = ("src/ProtectedJobs.Core", ["tests/ProtectedJobs.Core.Tests", "tests/ProtectedJobs.Aws.Tests", "tests/ProtectedJobs.Functions.Tests"]),
    ["engine"] = ("src/LocalCloud/LocalCloud.Asl", ["tests/LocalCloud.Asl.Tests"]),
};

if (args is not [var name, .. var rest] || !targets.TryGetValue(name, out var target) || rest.Length % 2 != 0)
{
    return await UsageAsync();
}

var (only, sample) = (new List<string>(), int.MaxValue);
foreach (var pair in rest.Chunk(2))
{
    switch (pair)
    {
        case ["--only", var start]:
            only.Add(start);
            break;
        case ["--sample", var count] when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out sample):
            break;
        default:
            return await UsageAsync();
    }
}

var watch = Stopwatch.StartNew();
// In the checkout: tests find its files above their assemblies.
var folder = Path.Combine(Repository.Root, "artifacts", "mutation", name);
var sources = new MutatedSources(target.Project, folder);
var all = await sources.BuildAsync(target.Tests);
await Console.Error.WriteLineAsync($"{all.Count} mutants compiled, {sources.Refused} did not: {watch.Elapsed.TotalSeconds:0} s");

var trials = new Trials([.. target.Tests.Select(tests => new TestProcess(sources.Executable(tests)))], folder);
foreach (var left in await trials.CoverAsync())
{
    await Console.Error.WriteLineAsync($"{left} is not asked: it fails without a mutant, or takes more than three seconds.");
}

await Console.Error.WriteLineAsync($"covered: {watch.Elapsed.TotalSeconds:0} s");
var wanted = all.Where(mutant => only.Count == 0 || only.Any(start => mutant.File.StartsWith(start, StringComparison.Ordinal))).ToArray();
if (sample < wanted.Length)
{
    new Random(1).Shuffle(wanted);
    wanted = wanted[..sample];
}

var tried = await trials.TryAsync(wanted);
Console.WriteLine("| Folder | Mutants | Killed | Without end | Survived | No test comes by |");
Console.WriteLine("|---|---:|---:|---:|---:|---:|");
foreach (var row in tried.GroupBy(each => each.Mutant.File.Split('/')[0]).OrderBy(row => row.Key, StringComparer.Ordinal))
{
    Console.WriteLine($"| `{row.Key}` | {row.Count()} | {Count(row, Outcome.Killed)} | {Count(row, Outcome.TimedOut)} | {Count(row, Outcome.Survived)} | {Count(row, Outcome.NotCovered)} |");
}

foreach (var outcome in new[] { Outcome.Survived, Outcome.NotCovered })
{
    Console.WriteLine();
    Console.WriteLine(outcome == Outcome.Survived ? "Survived:" : "No test comes by:");
    foreach (var (mutant, _) in tried.Where(each => each.Outcome == outcome))
    {
        Console.WriteLine($"- {mutant}");
    }
}

Console.WriteLine();
Console.WriteLine($"{tried.Count} of {all.Count} mutants in {watch.Elapsed.TotalMinutes:0} minutes.");
return 0;

static int Count(IEnumerable<(Mutant Mutant, Outcome Outcome)> tried, Outcome outcome) => tried.Count(each => each.Outcome == outcome);

async Task<int> UsageAsync()
{
    await Console.Error.WriteLineAsync(
        $"usage: dotnet run -c Release --project tests/Mutation -- {string.Join('|', targets.Keys)} [--only FOLDER]... [--sample COUNT]");
    return 2;
}
