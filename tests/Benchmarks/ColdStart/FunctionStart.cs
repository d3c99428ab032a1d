using System.Diagnostics;
using Benchmarks.Reports;

namespace Benchmarks.ColdStart;

/// <summary>A function of a package, and how often it was started.</summary>
/// <param name="bootstrap">The package's program.</param>
/// <param name="handler">Which of its functions.</param>
/// <param name="payload">What it is invoked with.</param>
/// <param name="variables">What else its environment says.</param>
internal sealed class FunctionStart(string bootstrap, string handler, byte[] payload, IReadOnlyDictionary<string, string>? variables = null)
{
    private const int WarmInvocations = 15;

    // The functions keep their calls of Clean Rooms 250 ms apart, so as to stay below its quota; whoever asks faster measures that.
    private static readonly TimeSpan s_apart = TimeSpan.FromMilliseconds(300);

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    // As the local cloud starts functions: of the machine only this, and no profiles.
    private static readonly string[] s_inherited = ["PATH", "HOME", "TMPDIR", "LANG"];

    private readonly List<double> _first = [];
    private readonly List<double> _warm = [];

    /// <summary>Milliseconds from the start of the process to its first answer, the median of all starts.</summary>
    public double FirstAnswer => Statistics.Median(_first);

    /// <summary>Milliseconds of an invocation afterwards, the median of all.</summary>
    public double WarmAnswer => Statistics.Median(_warm);

    /// <summary>Starts it once.</summary>
    /// <param name="runtime">Where it asks for invocations.</param>
    /// <param name="aws">Where its AWS calls go.</param>
    /// <param name="isWarmedUp">Whether it is invoked again, many times.</param>
    /// <returns>Milliseconds to its first answer.</returns>
    public async Task<double> StartAsync(RuntimeServer runtime, Uri aws, bool isWarmedUp)
    {
        using var patience = new CancellationTokenSource(s_patience);
        runtime.Begin();
        var answer = runtime.InvokeAsync(payload, patience.Token);
        var start = new ProcessStartInfo(bootstrap) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        foreach (var (name, value) in Environment(runtime, aws))
        {
            start.Environment[name] = value;
        }

        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        try
        {
            process.OutputDataReceived += static (_, _) => { };
            process.BeginOutputReadLine();
            var words = process.StandardError.ReadToEndAsync(patience.Token);
            if (await Task.WhenAny(answer, process.WaitForExitAsync(patience.Token)) != answer)
            {
                throw new InvalidOperationException($"{bootstrap} ended {process.ExitCode}: {await words}");
            }

            var first = Stopwatch.GetElapsedTime(began, await answer).TotalMilliseconds;
            for (var i = 0; isWarmedUp && i < WarmInvocations; i++)
            {
                await Task.Delay(s_apart, TimeProvider.System, patience.Token);
                var asked = Stopwatch.GetTimestamp();
                _warm.Add(Stopwatch.GetElapsedTime(asked, await runtime.InvokeAsync(payload, patience.Token)).TotalMilliseconds);
            }

            return first;
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>Starts it, and counts the start.</summary>
    public async Task MeasureAsync(RuntimeServer runtime, Uri aws, bool isLast) => _first.Add(await StartAsync(runtime, aws, isLast));

    private IEnumerable<KeyValuePair<string, string>> Environment(RuntimeServer runtime, Uri aws) =>
    [
        .. s_inherited.Select(name => KeyValuePair.Create(name, System.Environment.GetEnvironmentVariable(name)!)).Where(pair => pair.Value is not null),
        new("DOTNET_TieredPGO", "0"),
        new("ANNOTATIONS_HANDLER", handler),
        new("_HANDLER", handler),
        new("AWS_LAMBDA_RUNTIME_API", runtime.Authority),
        new("AWS_LAMBDA_FUNCTION_NAME", handler),
        new("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
        new("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512"),
        new("AWS_LAMBDA_LOG_FORMAT", "JSON"),
        new("AWS_REGION", "us-east-1"),
        new("AWS_ENDPOINT_URL", aws.GetLeftPart(UriPartial.Authority)),
        new("AWS_ACCESS_KEY_ID", "local"),
        new("AWS_SECRET_ACCESS_KEY", "local"),
        .. variables ?? new Dictionary<string, string>(),
    ];
}
