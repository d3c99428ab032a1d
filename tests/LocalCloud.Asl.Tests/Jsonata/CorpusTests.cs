using System.Globalization;
using System.Text;
using System.Text.Json;

using Testing;

namespace LocalCloud.Asl.Tests.Jsonata;

public sealed class CorpusTests
{
    public static TheoryData<string> Files { get; } =
        [.. Directory.EnumerateFiles(Corpus.Folder, "*.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Corpus_RecordedAnswers_AreOurs(string file)
    {
        var differences = new StringBuilder();
        var count = 0;
        foreach (var entry in Corpus.Read(file))
        {
            var ours = Corpus.Answer(entry.Expression, entry.Input);
            if (ours != entry.Expected)
            {
                count++;
                differences.Append(CultureInfo.InvariantCulture, $"\n{entry.Expression}\n    wanted {entry.Expected}\n    got    {ours}");
            }
        }

        Assert.True(count == 0, $"{count} of {file} differ:{differences}");
    }

    [Fact]
    public void Corpus_AllFiles_HoldAThousandExpressions() =>
        Assert.True(Files.Sum(file => Corpus.Read(file.Data).Count) >= 1000);

    [Fact]
    public async Task Corpus_ReferenceAskedAgain_GivesTheRecordedAnswers()
    {
        var paths = Files.Select(file => Path.Combine(Corpus.Folder, file.Data));
        var output = await Node.RunAsync("jsonata/record.mjs", paths.Prepend("--check"));
        using var differences = JsonDocument.Parse(output);
        Assert.True(differences.RootElement.GetArrayLength() == 0, output);
    }
}
