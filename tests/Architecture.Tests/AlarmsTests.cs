using System.Text.RegularExpressions;
using Testing;

namespace Architecture.Tests;

/// <summary>Whoever is woken by an alarm finds what to do: each names a row of infra/README.md.</summary>
public sealed partial class AlarmsTests
{
    private static readonly string s_guide = Read("infra/README.md");

    public static TheoryData<string> Files() => ["serverless.template", "infra/observability.yaml"];

    [Theory]
    [MemberData(nameof(Files))]
    public void Alarm_NamesWhatToDo(string file)
    {
        var text = Read(file);
        var named = Named().Matches(text).Select(match => match.Groups["name"].Value).ToList();

        Assert.Equal(text.Split("AWS::CloudWatch::Alarm").Length - 1, named.Count);
        Assert.All(named, name => Assert.Contains($"| **{name}** |", s_guide, StringComparison.Ordinal));
    }

    [GeneratedRegex("""See \\?"(?<name>[^"\\]+)\\?" in infra/README\.md""")]
    private static partial Regex Named();

    private static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, file));
}
