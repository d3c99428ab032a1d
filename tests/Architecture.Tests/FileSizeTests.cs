using Testing;

namespace Architecture.Tests;

/// <summary>Small files, kept small: the median a reader meets, and a ceiling nobody argues with one line at a time.</summary>
public sealed class FileSizeTests
{
    private const int Ceiling = 400;

    public static TheoryData<string> Sources() =>
        new(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal))
            .Select(path => Path.GetRelativePath(Repository.Root, path)));

    [Theory]
    [MemberData(nameof(Sources))]
    public void Source_IsAtMost400Lines(string file) =>
        Assert.InRange(File.ReadLines(Path.Combine(Repository.Root, file)).Count(), 0, Ceiling);
}
