using Testing;

namespace LocalCloud.Store.Tests;

/// <summary>A file that the first schema wrote, kept as it was, opened by the program of today.</summary>
public sealed class UpgradeTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Open_FileOfTheFirstSchema_AppliesTheOthersAndKeepsItsRows()
    {
        var old = Path.Combine(Repository.Root, "tests", "LocalCloud.Store.Tests", "old", "0001-states.db");
        File.Copy(old, Path.Combine(_directory.Path, "cloud.db"));
        await using var store = LocalStore.Open(_directory.Path);

        var files = store.Read(c => c.Prepared("SELECT number FROM schema_files ORDER BY number").All(row => (int)row.Number(0)));
        Assert.Equal(SchemaFile.All().Select(file => file.Number), files);
        Assert.Equal(["kept"], store.Read(c => c.Prepared("SELECT name FROM executions WHERE status = 'RUNNING'").All(row => row.Text(0))));
        Assert.Equal(1_772_326_800_000, store.Read(c => c.Prepared("SELECT due_at FROM timers").First(row => row.Number(0))));
    }
}
