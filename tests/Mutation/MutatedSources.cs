using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Testing;

namespace Mutation;

/// <summary>A project's sources with every mutant compiled in, and the tests built on them.</summary>
/// <param name="project">The project's folder, from the repository's root.</param>
/// <param name="folder">Where sources and assemblies go.</param>
internal sealed partial class MutatedSources(string project, string folder)
{
    /// <summary>What each process is told by, and what it writes: the mutant that is on; the file for the mutants that it came by.</summary>
    public const string Active = "MUTANT", Coverage = "MUTANT_COVERAGE";

    private const int MostBuilds = 12;

    private static readonly CSharpParseOptions s_syntax = new(LanguageVersion.Preview);

    private readonly HashSet<int> _refused = [];

    private readonly string _name = Path.GetFileName(project);

    private readonly string _sources = Path.Combine(folder, "sources");

    /// <summary>How many did not compile, and are left out.</summary>
    public int Refused => _refused.Count;

    /// <summary>The executable of a test project.</summary>
    public string Executable(string tests) => Path.Combine(folder, "artifacts", "bin", Path.GetFileName(tests), "debug", Path.GetFileName(tests));

    /// <summary>Builds, and builds again without what the compiler refuses.</summary>
    /// <param name="tests">Folders of the test projects, from the repository's root.</param>
    /// <exception cref="InvalidOperationException">It does not build without mutants either, or not in twelve tries.</exception>
    public async Task<IReadOnlyList<Mutant>> BuildAsync(IReadOnlyList<string> tests)
    {
        for (var build = 0; build < MostBuilds; build++)
        {
            var mutants = Write();
            var before = _refused.Count;
            foreach (var test in tests)
            {
                // The next one has the same errors.
                Refuse(await BuildAsync(test));
                if (_refused.Count != before)
                {
                    break;
                }
            }

            if (_refused.Count == before)
            {
                return mutants;
            }
        }

        throw new InvalidOperationException($"{project} does not build: the compiler refuses more each time.");
    }

    private static string SwitchSource(int mutants) => $$"""
        internal static class {{Mutator.Switch}}
        {
            private static readonly int s_active = int.TryParse(System.Environment.GetEnvironmentVariable("{{Active}}"), out var id) ? id : -1;
            private static readonly string? s_coverage = System.Environment.GetEnvironmentVariable("{{Coverage}}");
            private static readonly bool[] s_seen = new bool[{{mutants}}];

            static {{Mutator.Switch}}()
            {
                if (s_coverage is not null)
                {
                    System.AppDomain.CurrentDomain.ProcessExit += (_, _) => System.IO.File.WriteAllLines(
                        s_coverage, System.Linq.Enumerable.Select(System.Linq.Enumerable.Where(System.Linq.Enumerable.Range(0, s_seen.Length), id => s_seen[id]), id => id.ToString()));
                }
            }

            public static bool On(int id)
            {
                if (s_coverage is not null)
                {
                    s_seen[id] = true;
                }

                return id == s_active;
            }
        }
        """;

    private List<Mutant> Write()
    {
        var root = Path.Combine(Repository.Root, project);
        var mutants = new List<Mutant>();
        var next = 0;
        if (Directory.Exists(_sources))
        {
            Directory.Delete(_sources, recursive: true);
        }

        foreach (var path in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var file = Path.GetRelativePath(root, path);
            var mutator = new Mutator(file, next, _refused);
            WriteSource(file, mutator.Visit(CSharpSyntaxTree.ParseText(File.ReadAllText(path), s_syntax).GetRoot())!.ToFullString());
            mutants.AddRange(mutator.Mutants);
            next = mutator.NextId;
        }

        WriteSource($"{Mutator.Switch}.cs", SwitchSource(next));
        return mutants;
    }

    private void WriteSource(string file, string text)
    {
        var path = Path.Combine(_sources, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>The compiler's errors in mutated sources: none when it built.</summary>
    private async Task<IReadOnlyList<(string Path, int Line, int Column, string Error)>> BuildAsync(string test)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                "build", Path.Combine(Repository.Root, test), "-v", "quiet", "-nologo", "-nodeReuse:false",
                $"-p:ArtifactsPath={Path.Combine(folder, "artifacts")}",
                $"-p:CustomAfterMicrosoftCommonTargets={Path.Combine(AppContext.BaseDirectory, "Mutated.targets")}",
                $"-p:MutatedProject={_name}", $"-p:MutatedSources={_sources}",
                "-p:TreatWarningsAsErrors=false", "-p:GenerateDocumentationFile=false", "-p:UseSharedCompilation=false",
            ])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode == 0)
        {
            return [];
        }

        var errors = CompilerError().Matches(output)
            .Select(each => (each.Groups["path"].Value, Number(each, "line"), Number(each, "column"), each.Groups["error"].Value))
            .Distinct()
            .ToList();
        return errors.Count > 0 ? errors : throw new InvalidOperationException($"{test} does not build: {output}");

        static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    /// <summary>Leaves out the mutants around each error: those of the smallest piece of code around it that has any.</summary>
    private void Refuse(IReadOnlyList<(string Path, int Line, int Column, string Error)> errors)
    {
        foreach (var (path, line, column, error) in errors)
        {
            var tree = CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(_sources, path)), s_syntax);
            var position = tree.GetText().Lines[line - 1].Start + column - 1;
            var node = tree.GetRoot().FindToken(position).Parent;
            var around = node?.AncestorsAndSelf().Select(Ids).FirstOrDefault(ids => ids.Count > 0)
                ?? throw new InvalidOperationException($"{path}({line},{column}) is not compiled, and no mutant is near: {error}");
            _refused.UnionWith(around);
        }
    }

    private static HashSet<int> Ids(SyntaxNode node) =>
        SwitchCall().Matches(node.ToString()).Select(each => int.Parse(each.Groups["id"].Value, CultureInfo.InvariantCulture)).ToHashSet();

    [GeneratedRegex(@"^(?<path>.+?\.cs)\((?<line>\d+),(?<column>\d+)\): error (?<error>.*)$", RegexOptions.Multiline)]
    private static partial Regex CompilerError();

    [GeneratedRegex(Mutator.Switch + @"\.On\((?<id>\d+)\)")]
    private static partial Regex SwitchCall();
}
