using System.Diagnostics;
using Benchmarks.Reports;
using ProtectedJobs.Console.Hosting;
using ProtectedJobs.Console.Runs;

namespace Benchmarks.ConsolePages;

/// <summary><c>console</c>: the list of 10,000 ended and 100 running runs in Chromium: first paint, first row, filter, memory.</summary>
internal static class ConsoleBenchmark
{
    private const int Ended = 10_000;
    private const int Running = 100;
    private const int Rounds = 9;
    private static readonly string[] s_programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    public static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        if (s_programs.FirstOrDefault(File.Exists) is not { } program)
        {
            return [Figure.Absent("console", "needs chromium: `apt-get install -y chromium`")];
        }

        var before = Memory();
        await using var console = await ConsoleHost.StartAsync(
            new ConsoleOptions
            {
                Runs = new ManyRuns(Ended, Running),
                Place = new ConsolePlace("Benchmark", "us-east-1", "arn:aws:states:us-east-1:000000000000:stateMachine:ProtectedJobRun", LocalCloud: null),
                SampleRequest = "{}",
                Port = 0,
                Rhythm = new FeedRhythm(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)),
            },
            CancellationToken.None);
        await using var chromium = await Chromium.StartAsync(program);
        await chromium.BeforeAsync("""
            window.firstRow = new Promise(done => {
              const look = () => document.querySelector('.runs-grid a[href^="runs/nightly"]') ? done(performance.now()) : requestAnimationFrame(look);
              look();
            });
            """);

        // The first page makes the feed read everything and the compiler compile: every later one is what users see.
        var (paints, rows, filters) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            await chromium.GoAsync(console.Url);
            var row = await chromium.NumberAsync("window.firstRow");
            var paint = await chromium.NumberAsync("performance.getEntriesByName('first-contentful-paint')[0].startTime");
            await chromium.NumberAsync("""
                new Promise(done => { const look = () => document.querySelector('main[data-live]') && document.querySelector('.sum').dataset.shown === '10100' ? done(1) : setTimeout(look, 20); look(); })
                """);
            var filter = await chromium.NumberAsync("""
                new Promise(done => {
                  const sum = document.querySelector('.sum'), input = document.querySelector('#filter-text'), began = performance.now();
                  new MutationObserver(() => { if (sum.dataset.shown === '100') requestAnimationFrame(() => done(performance.now() - began)); }).observe(sum, { attributes: true });
                  input.value = 'nightly-099';
                  input.dispatchEvent(new Event('input', { bubbles: true }));
                })
                """);
            if (round == 0)
            {
                Progress.Say($"first page of the process: paint {paint:0} ms, first row {row:0} ms, filter {filter:0} ms");
                continue;
            }

            paints.Add(paint);
            rows.Add(row);
            filters.Add(filter);
        }

        return
        [
            Of("first paint", paints, 1000),
            Of("first row", rows, 1000),
            Of("filter", filters, 200),
            new Figure($"console: memory that {Ended + Running:N0} runs and {Rounds + 1} pages add", Memory() - before, "MiB"),
        ];
    }

    private static Figure Of(string what, List<double> millis, double most) =>
        new($"console with {Ended + Running:N0} runs in Chromium: {what}", Statistics.Median(millis), "ms") { Bound = Bound.AtMost(most) };

    private static double Memory()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / 1048576.0;
    }
}
