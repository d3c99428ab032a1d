using Microsoft.Data.Sqlite;
using Testing;

namespace LocalCloud.Store.Tests;

public sealed class LocalStoreTests : IDisposable
{
    private static readonly SchemaFile s_notes = new(1, "0001-notes.sql", "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL)");

    private readonly TempDirectory _directory = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Write_Answered_IsThereAfterReopening()
    {
        await using (var store = Open())
        {
            await store.WriteAsync(c => Insert(c, 1, "kept"), Token);
        }

        await using var again = Open();
        Assert.Equal(["kept"], Notes(again));
    }

    [Fact]
    public async Task Write_Failing_UndoesItselfAndNoOther()
    {
        await using var store = Open();
        using var gate = new ManualResetEventSlim();
        var holding = store.WriteAsync(_ => gate.Wait(Token), Token);
        var first = store.WriteAsync(c => Insert(c, 1, "first"), Token);
        var failing = store.WriteAsync(
            c =>
            {
                Insert(c, 2, "undone");
                throw new InvalidDataException("no");
            },
            Token);
        var last = store.WriteAsync(c => Insert(c, 3, "last"), Token);
        gate.Set();

        await holding;
        await first;
        await last;
        await Assert.ThrowsAsync<InvalidDataException>(() => failing);
        Assert.Equal(["first", "last"], Notes(store));
    }

    [Fact]
    public async Task Write_CancelledBeforeItsTurn_IsNotDone()
    {
        await using var store = Open();
        using var gate = new ManualResetEventSlim();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var holding = store.WriteAsync(_ => gate.Wait(Token), Token);
        var late = store.WriteAsync(c => Insert(c, 1, "late"), cancel.Token);
        await cancel.CancelAsync();
        gate.Set();

        await holding;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => late);
        Assert.Empty(Notes(store));
    }

    [Fact]
    public async Task Writes_ByManyAtOnce_AreAllKeptAndShareCommits()
    {
        await using var store = Open();
        var writes = Enumerable.Range(1, 2000).Select(i => store.WriteAsync(c => Insert(c, i, "n"), Token));
        await Task.WhenAll(writes);
        Assert.Equal(2000, Notes(store).Count);
    }

    [Fact]
    public async Task Write_BreakingAConstraint_ThrowsTheDatabasesError()
    {
        await using var store = Open();
        await store.WriteAsync(c => Insert(c, 1, "a"), Token);
        var error = await Assert.ThrowsAsync<SqliteException>(() => store.WriteAsync(c => Insert(c, 1, "b"), Token));
        Assert.Equal(19, error.SqliteErrorCode);
        await store.WriteAsync(c => Insert(c, 2, "c"), Token);
        Assert.Equal(["a", "c"], Notes(store));
    }

    [Fact]
    public async Task Read_DuringAWrite_SeesOnlyWhatIsCommitted()
    {
        await using var store = Open();
        using var inside = new ManualResetEventSlim();
        using var gate = new ManualResetEventSlim();
        var write = store.WriteAsync(
            c =>
            {
                Insert(c, 1, "soon");
                inside.Set();
                gate.Wait(Token);
            },
            Token);
        inside.Wait(Token);
        Assert.Empty(Notes(store));
        gate.Set();
        await write;
        Assert.Equal(["soon"], Notes(store));
    }

    [Fact]
    public async Task Read_ThatWrites_Throws()
    {
        await using var store = Open();
        Assert.Throws<SqliteException>(() => store.Read(c => Insert(c, 1, "no")));
    }

    [Fact]
    public async Task Open_DirectoryInUse_IsRefusedByName()
    {
        await using var store = Open();
        var error = Assert.Throws<StoreInUseException>(Open);
        Assert.Contains(_directory.Path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_FileOfANewerProgram_IsRefusedAndLeftAsItIs()
    {
        await using (var newer = LocalStore.Open(_directory.Path, [s_notes, new SchemaFile(9, "0009-later.sql", "CREATE TABLE later (x)")]))
        {
            await newer.WriteAsync(c => Insert(c, 1, "kept"), Token);
        }

        Assert.Equal(9, Assert.Throws<StoreTooNewException>(Open).Number);
        await using var again = LocalStore.Open(_directory.Path, [s_notes, new SchemaFile(9, "0009-later.sql", "broken")]);
        Assert.Equal(["kept"], Notes(again));
    }

    [Fact]
    public async Task Open_FileOfAnOlderProgram_AppliesWhatIsMissingInOrder()
    {
        await using (var older = Open())
        {
            await older.WriteAsync(c => Insert(c, 1, "old"), Token);
        }

        await using var store = LocalStore.Open(
            _directory.Path,
            [
                s_notes,
                new SchemaFile(2, "0002-column.sql", "ALTER TABLE notes ADD COLUMN author TEXT NOT NULL DEFAULT 'nobody'"),
                new SchemaFile(5, "0005-rename.sql", "ALTER TABLE notes RENAME COLUMN author TO writer"),
            ]);
        Assert.Equal("nobody", store.Read(c => One(c, "SELECT writer FROM notes")));
    }

    [Fact]
    public async Task Open_SchemaFileThatFails_LeavesTheFileAtTheOneBefore()
    {
        Assert.Throws<SqliteException>(() => LocalStore.Open(
            _directory.Path, [s_notes, new SchemaFile(2, "0002-bad.sql", "CREATE TABLE half (x); CREATE TABLE notes (y)")]));
        await using var store = Open();
        Assert.Equal("0", store.Read(c => One(c, "SELECT count(*) FROM sqlite_master WHERE name = 'half'")));
    }

    [Fact]
    public async Task SchemaFiles_OfThisProgram_HaveDistinctNumbersAndApply()
    {
        var files = SchemaFile.All();
        Assert.Equal(files.Select(f => f.Number).Distinct(), files.Select(f => f.Number));
        await using var store = LocalStore.Open(_directory.Path);
        Assert.Equal(files.Count.ToString(), store.Read(c => One(c, "SELECT count(*) FROM schema_files")));
    }

    private static int Insert(SqliteConnection connection, long id, string text) =>
        connection.Prepared("INSERT INTO notes (id, text) VALUES (?, ?)").Bind(1, id).Bind(2, text).Run();

    private static string One(SqliteConnection connection, string sql)
    {
        var statement = connection.Prepared(sql);
        Assert.True(statement.Step());
        var text = statement.Text(0);
        statement.Reset();
        return text;
    }

    private static List<string> Notes(LocalStore store) => store.Read(connection =>
    {
        var notes = new List<string>();
        var rows = connection.Prepared("SELECT text FROM notes ORDER BY id");
        while (rows.Step())
        {
            notes.Add(rows.Text(0));
        }

        return notes;
    });

    private LocalStore Open() => LocalStore.Open(_directory.Path, [s_notes]);
}
