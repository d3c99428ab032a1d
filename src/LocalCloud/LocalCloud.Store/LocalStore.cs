using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace LocalCloud.Store;

/// <summary>
/// The local cloud's database: one SQLite file, <c>cloud.db</c>, in a directory that one process owns at a time.
/// </summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>call</term><description>thread and transaction</description></listheader>
/// <item><term><see cref="WriteAsync{T}"/></term><description>the writer's thread, in a savepoint of a transaction shared with
/// other writes; answered after the commit is on disk (WAL, synchronous=FULL)</description></item>
/// <item><term><see cref="Read{T}"/></term><description>the caller's thread, on a snapshot of what was committed when it began</description></item>
/// </list>
/// </remarks>
public sealed class LocalStore : IAsyncDisposable
{
    private const string Pragmas =
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON; "
        + "PRAGMA wal_autocheckpoint = 4000; PRAGMA busy_timeout = 10000";

    private readonly FileStream _lock;
    private readonly GroupCommit _writer;
    private readonly string _connectionString;
    private readonly ConcurrentBag<StoreConnection> _readers = [];
    private bool _disposed;

    private LocalStore(string directory, FileStream fileLock, StoreConnection connection)
    {
        Directory = directory;
        _lock = fileLock;
        _connectionString = connection.ConnectionString;
        _writer = new GroupCommit(connection);
    }

    /// <summary>The directory, absolute.</summary>
    public string Directory { get; }

    /// <summary>Commits since it was opened: how far writes share them.</summary>
    public long CommitCount => _writer.Commits;

    /// <summary>Opens the database of a directory, making both where they are absent, and brings it to this program's schema.</summary>
    /// <param name="directory">The directory.</param>
    /// <exception cref="StoreInUseException">Another process, or another store of this one, has it open.</exception>
    /// <exception cref="StoreTooNewException">A newer version of this program wrote it.</exception>
    public static LocalStore Open(string directory) => Open(directory, SchemaFile.All());

    internal static LocalStore Open(string directory, IReadOnlyList<SchemaFile> schema)
    {
        directory = Path.GetFullPath(directory);
        System.IO.Directory.CreateDirectory(directory);
        var fileLock = Lock(directory);
        StoreConnection? connection = null;
        try
        {
            var builder = new SqliteConnectionStringBuilder
            {
                DataSource = Path.Combine(directory, "cloud.db"),
                Pooling = false,
            };
            connection = Connect(builder.ConnectionString);
            SchemaUpgrade.Run(connection, schema);
            return new LocalStore(directory, fileLock, connection);
        }
        catch
        {
            connection?.Dispose();
            fileLock.Dispose();
            throw;
        }
    }

    /// <summary>Does work in a transaction that other writes may share, and answers once it is on disk.</summary>
    /// <typeparam name="T">What the work answers.</typeparam>
    /// <param name="work">Statements only: every other write waits for it. An exception undoes this work and no other.</param>
    /// <param name="cancellationToken">Stops waiting for the turn; work that has begun is finished and answered.</param>
    public Task<T> WriteAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken) =>
        _writer.Enqueue(work, cancellationToken);

    /// <summary>Does work that answers nothing; as <see cref="WriteAsync{T}"/>.</summary>
    /// <param name="work">Statements only.</param>
    /// <param name="cancellationToken">Stops waiting for the turn.</param>
    public Task WriteAsync(Action<SqliteConnection> work, CancellationToken cancellationToken) =>
        _writer.Enqueue(
            connection =>
            {
                work(connection);
                return true;
            },
            cancellationToken);

    /// <summary>Reads from one snapshot.</summary>
    /// <typeparam name="T">What the work answers.</typeparam>
    /// <param name="work">Reads; a write throws.</param>
    public T Read<T>(Func<SqliteConnection, T> work)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!_readers.TryTake(out var connection))
        {
            connection = Connect(_connectionString);
            connection.Prepared("PRAGMA query_only = ON").Run();
        }

        try
        {
            connection.Prepared("BEGIN").Run();
            return work(connection);
        }
        finally
        {
            connection.Prepared("COMMIT").Run();
            _readers.Add(connection);
        }
    }

    /// <summary>Commits what is queued, then closes the file and gives the directory up.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        await _writer.DisposeAsync();
        while (_readers.TryTake(out var connection))
        {
            await connection.DisposeAsync();
        }

        await _lock.DisposeAsync();
    }

    private static StoreConnection Connect(string connectionString)
    {
        var connection = new StoreConnection(connectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static FileStream Lock(string directory)
    {
        try
        {
            return new FileStream(
                Path.Combine(directory, "cloud.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException))
        {
            throw new StoreInUseException(directory, e);
        }
    }
}
