using Microsoft.Data.Sqlite;

namespace LocalCloud.Store;

/// <summary>One piece of work in a group.</summary>
internal interface IWrite
{
    /// <summary>Does the work inside a savepoint of its own; a failure of the work is kept for the caller and undone.</summary>
    void Run(StoreConnection connection);

    /// <summary>The group is on disk: tells the caller.</summary>
    void Complete();

    /// <summary>The group is not on disk: tells the caller.</summary>
    void Fail(Exception exception);
}

/// <inheritdoc cref="IWrite"/>
internal sealed class Write<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken) : IWrite
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private Exception? _failure;

    public Task<T> Task => _completion.Task;

    public void Run(StoreConnection connection)
    {
        // Cancelling stops waiting for the turn; what has begun is finished.
        if (cancellationToken.IsCancellationRequested)
        {
            _failure = new OperationCanceledException(cancellationToken);
            return;
        }

        connection.Prepared("SAVEPOINT work").Run();
#pragma warning disable CA1031 // The work is the caller's and so is its exception.
        try
        {
            _result = work(connection);
        }
        catch (Exception e)
        {
            _failure = e;
            connection.Prepared("ROLLBACK TO work").Run();
        }
#pragma warning restore CA1031

        connection.Prepared("RELEASE work").Run();
    }

    public void Complete()
    {
        switch (_failure)
        {
            case null:
                _completion.SetResult(_result!);
                break;
            case OperationCanceledException cancelled:
                _completion.SetCanceled(cancelled.CancellationToken);
                break;
            default:
                _completion.SetException(_failure);
                break;
        }
    }

    public void Fail(Exception exception) => _completion.SetException(_failure ?? exception);
}
