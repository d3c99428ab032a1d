using Testing;

namespace Architecture.Tests;

/// <summary>No file may name a package registry's host, or a folder of the machine it was written on: neither is there for the next one.</summary>
public sealed class CommittedFilesTests
{
    private static readonly string[] s_notOurs = [".git", "artifacts", "bin", "obj", "node_modules"];

    // In parts, as this file is looked at too.
    private static readonly string[] s_words =
    [
        "registry" + ".npmjs", "api.nuget" + ".org", "pypi" + ".org", "/home" + "/", "/root" + "/", "/work" + "/", "/Users" + "/",
    ];

    [Fact]
    public void File_NamesNoRegistry_AndNoFolderOfAMachine() => Assert.Empty(
        from file in Under(new DirectoryInfo(Repository.Root))
        from line in File.ReadLines(file.FullName).Index()
        from word in s_words
        where line.Item.Contains(word, StringComparison.Ordinal)
        select $"{Path.GetRelativePath(Repository.Root, file.FullName)}:{line.Index + 1}: {word}");

    private static IEnumerable<FileInfo> Under(DirectoryInfo folder) => folder.EnumerateFiles().Where(file => !s_notOurs.Contains(file.Name)).Concat(
        folder.EnumerateDirectories().Where(inner => !s_notOurs.Contains(inner.Name)).SelectMany(Under));
}
