using System.Text.RegularExpressions;
using Testing;

namespace Architecture.Tests;

/// <summary>A page that gives a test as its proof names one that is there: <c>dotnet test</c> is content with a filter that finds none.</summary>
public sealed partial class DocumentedTestsTests
{
    private static readonly Lazy<string> s_tests = new(() => string.Concat(Files("tests", "*.cs").Select(File.ReadAllText)));

    public static TheoryData<string, string> Filters() => new(
        from page in Files(".", "*.md")
        from Match filter in Filter().Matches(File.ReadAllText(page))
        select (Path.GetRelativePath(Repository.Root, page), filter.Groups["name"].Value));

    [Theory]
    [MemberData(nameof(Filters))]
    public void Filter_OfAPage_FindsATest(string page, string name) =>
        Assert.True(Regex.IsMatch(s_tests.Value, $@"\b(class|void|Task) \w*{name}"), $"{page} names {name}, of which no test has anything in its name.");

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), pattern, new EnumerationOptions { RecurseSubdirectories = true })
            .Where(file => !Path.GetRelativePath(Repository.Root, file).Split('/').Any(part => part is "artifacts" or "node_modules"));

    [GeneratedRegex(@"--filter (?<name>\w+)")]
    private static partial Regex Filter();
}
