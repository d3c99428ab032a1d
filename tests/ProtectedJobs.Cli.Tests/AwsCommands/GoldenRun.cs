using System.Text;
using Testing;

namespace ProtectedJobs.Cli.Tests.AwsCommands;

/// <summary>Runs a case, and tells all that could be seen of it.</summary>
internal sealed class GoldenRun(StubService stub) : IDisposable
{
    private readonly TempDirectory _files = new();

    /// <summary>The arguments of a case, its files written.</summary>
    public string[] Prepare(GoldenCase golden)
    {
        stub.Begin(golden.Answers);
        foreach (var (name, text) in golden.Files)
        {
            File.WriteAllText(Path.Combine(_files.Path, name), Fill(text));
        }

        var words = ShellWords.Split(Fill(golden.Line));
        return words.Contains("--endpoint-url") ? words : [.. words, "--endpoint-url", stub.Endpoint.ToString()];
    }

    /// <summary>Runs the tool.</summary>
    public async Task<GoldenEnd> RunAsync(GoldenCase golden)
    {
        using var bench = new AwsBench { Input = Fill(golden.Input), Variables = Variables(golden) };
        var code = await bench.RunAsync(Prepare(golden));
        return new GoldenEnd(code, Settle(bench.Out.ToString()), Settle(bench.Error.ToString()), stub.Requests);
    }

    /// <summary>The environment of a case.</summary>
    public static Dictionary<string, string> Variables(GoldenCase golden) =>
        new(golden.Variables) { ["AWS_REGION"] = golden.Variables.GetValueOrDefault("AWS_REGION", "us-east-1") };

    /// <summary>What differs from run to run, by name.</summary>
    public string Settle(string text) => text
        .Replace(stub.Endpoint.ToString(), "{endpoint}", StringComparison.Ordinal)
        .Replace(_files.Path, "{files}", StringComparison.Ordinal);

    public void Dispose() => _files.Dispose();

    private string Fill(string text) => text
        .Replace("{files}", _files.Path, StringComparison.Ordinal)
        .Replace("{m}", StubAnswers.Membership, StringComparison.Ordinal)
        .Replace("{j}", StubAnswers.Job, StringComparison.Ordinal)
        .Replace("{t}", StubAnswers.Template, StringComparison.Ordinal);
}

/// <summary>All that could be seen of a run.</summary>
internal sealed record GoldenEnd(int Code, string Out, string Error, IReadOnlyList<string> Requests)
{
    /// <summary>The text of a golden file.</summary>
    public string Tell(GoldenCase golden)
    {
        var text = new StringBuilder().Append($"$ protected-jobs {golden.Line}\nexit {Code}\n");
        foreach (var (title, part) in (ReadOnlySpan<(string, string)>)[
            ("standard output", Out), ("standard error", Error), ("requests", string.Concat(Requests.Select(request => request + "\n")))])
        {
            if (part.Length > 0)
            {
                text.Append($"=== {title}\n{part}").Append(part.EndsWith('\n') ? "" : "(no line's end)\n");
            }
        }

        return text.ToString();
    }
}
