using System.Text.Json;

namespace Benchmarks.Reports;

/// <summary>One command that measures.</summary>
/// <param name="Measure">Takes the arguments after the name; gives the figures.</param>
internal sealed record Benchmark(Func<string[], Task<IReadOnlyList<Figure>>> Measure)
{
    /// <summary>Where a benchmark leaves its figures for the process that started it; unset when a person did.</summary>
    public const string FiguresVariable = "BENCHMARK_FIGURES";

    private static readonly JsonSerializerOptions s_json = new()
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Measures, and prints the table.</summary>
    /// <returns>0 if every limit is kept, else 1; 2 for bad usage.</returns>
    public async Task<int> RunAsync(string name, string[] arguments)
    {
        IReadOnlyList<Figure> figures;
        try
        {
            figures = await Measure(arguments);
        }
        catch (UsageException wrong)
        {
            await Console.Error.WriteLineAsync($"{name}: {wrong.Message}");
            return 2;
        }

        if (Environment.GetEnvironmentVariable(FiguresVariable) is { Length: > 0 } file)
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(figures, s_json));
        }

        var command = string.Join(' ', [name, .. arguments]);
        await Console.Out.WriteAsync(FigureTable.Render(figures.Select(figure => (command, figure))));
        return figures.All(figure => figure.IsMet) ? 0 : 1;
    }

    /// <summary>What a benchmark left.</summary>
    public static async Task<IReadOnlyList<Figure>> ReadAsync(string file) =>
        JsonSerializer.Deserialize<Figure[]>(await File.ReadAllTextAsync(file), s_json)!;
}
