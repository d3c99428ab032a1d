using Microsoft.Data.Sqlite;

namespace LocalCloud.Store;

/// <summary>
/// The one thread that writes. What is queued while a commit is on its way to the disk shares the next one, so that
/// the price of a commit is divided among all who wait for it.
/// </summary>
internal sealed class GroupCommit : IAsyncDisposable
{
    // A bound on how long the first of a group waits for the last.
    private const int LargestGroup = 1024;

    private readonly StoreConnection _connection;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _work = new(0, 1);
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<IWrite> _group = [];
    private readonly Queue<IWrite> _queue = new();
    private bool _closed;
    private long _commits;

    public GroupCommit(StoreConnection connection)
    {
        _connection = connection;
        var thread = new Thread(Loop) { IsBackground = true, Name = "store writer" };
        thread.Start();
    }

    /// <summary>Commits so far.</summary>
    public long Commits => Volatile.Read(ref _commits);

    public Task<T> Enqueue<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken)
    {
        var write = new Write<T>(work, cancellationToken);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(LocalStore));
            _queue.Enqueue(write);
            if (_queue.Count == 1)
            {
                _work.Release();
            }
        }

        return write.Task;
    }

    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (!_closed)
            {
                _closed = true;
                if (_queue.Count == 0)
                {
                    _work.Release();
                }
            }
        }

        await _stopped.Task;
        _work.Dispose();
    }

    private void Loop()
    {
        while (Take())
        {
            Commit();
        }

        _connection.Dispose();
        _stopped.SetResult();
    }

    /// <summary>Waits for work and takes a group of it; false once closed and empty.</summary>
    private bool Take()
    {
        _group.Clear();
        _work.Wait();
        lock (_gate)
        {
            while (_group.Count < LargestGroup && _queue.TryDequeue(out var write))
            {
                _group.Add(write);
            }

            if (_queue.Count > 0 || (_closed && _group.Count > 0))
            {
                _work.Release();
            }

            return _group.Count > 0 || !_closed;
        }
    }

#pragma warning disable CA1031 // Whatever the database says belongs to those who wait for this commit, not to the thread.
    private void Commit()
    {
        try
        {
            _connection.Prepared("BEGIN IMMEDIATE").Run();
            foreach (var write in _group)
            {
                write.Run(_connection);
            }

            _connection.Prepared("COMMIT").Run();
            _commits++;
        }
        catch (Exception e)
        {
            RollBack();
            foreach (var write in _group)
            {
                write.Fail(e);
            }

            return;
        }

        foreach (var write in _group)
        {
            write.Complete();
        }
    }

    private void RollBack()
    {
        try
        {
            _connection.Prepared("ROLLBACK").Run();
        }
        catch (SqliteException)
        {
            // The failure had ended the transaction already.
        }
    }
#pragma warning restore CA1031
}
