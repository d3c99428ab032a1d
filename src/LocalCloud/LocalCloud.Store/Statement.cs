using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LocalCloud.Store;

/// <summary>
/// A statement that is compiled once a connection and then only bound and stepped: what hot paths use in place of
/// <see cref="SqliteCommand"/>. Parameters and columns are numbered, parameters from 1 and columns from 0, as in SQLite itself.
/// </summary>
/// <remarks>Get one with <see cref="PreparedStatements.Prepared"/>; finish with <see cref="Run"/>, or read rows with
/// <see cref="Step"/> until it is false or <see cref="Reset"/>. Bindings do not outlive either.</remarks>
public sealed class Statement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    internal Statement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    /// <summary>Binds a text, or NULL.</summary>
    public Statement Bind(int parameter, string? value)
    {
        Check(value is null
            ? raw.sqlite3_bind_null(_statement, parameter)
            : raw.sqlite3_bind_text(_statement, parameter, value));
        return this;
    }

    /// <summary>Binds a number, or NULL.</summary>
    public Statement Bind(int parameter, long? value)
    {
        Check(value is { } number
            ? raw.sqlite3_bind_int64(_statement, parameter, number)
            : raw.sqlite3_bind_null(_statement, parameter));
        return this;
    }

    /// <summary>Binds a number with a fraction.</summary>
    public Statement BindReal(int parameter, double value)
    {
        Check(raw.sqlite3_bind_double(_statement, parameter, value));
        return this;
    }

    /// <summary>Binds bytes.</summary>
    public Statement Bind(int parameter, ReadOnlySpan<byte> value)
    {
        Check(value.IsEmpty
            ? raw.sqlite3_bind_zeroblob(_statement, parameter, 0)
            : raw.sqlite3_bind_blob(_statement, parameter, value));
        return this;
    }

    /// <summary>Binds bytes that are UTF-8 as a text.</summary>
    public Statement BindUtf8(int parameter, ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_text(_statement, parameter, value));
        return this;
    }

    /// <summary>Runs a statement that answers no rows.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run()
    {
        while (Step())
        {
            // A RETURNING clause that nobody reads.
        }

        return raw.sqlite3_changes(_database);
    }

    /// <summary>Moves to the next row.</summary>
    /// <returns>Whether there is one; when there is not, the statement is ready for other bindings.</returns>
    public bool Step()
    {
        var code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        if (code != raw.SQLITE_DONE)
        {
            var error = new SqliteException(Message(), code, raw.sqlite3_extended_errcode(_database));
            Reset();
            throw error;
        }

        Reset();
        return false;
    }

    /// <summary>Drops the bindings and the rows not read yet.</summary>
    public void Reset()
    {
        // Its code repeats the failure of the last step, which was thrown there.
        _ = raw.sqlite3_reset(_statement);
        _ = raw.sqlite3_clear_bindings(_statement);
    }

    /// <summary>Whether a column of the current row is NULL.</summary>
    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    /// <summary>A number of the current row; 0 for NULL.</summary>
    public long Number(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <summary>A number with a fraction of the current row; 0 for NULL.</summary>
    public double Real(int column) => raw.sqlite3_column_double(_statement, column);

    /// <summary>A text of the current row.</summary>
    public string Text(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(_statement, column));

    /// <summary>A text of the current row, or null.</summary>
    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>A number of the current row, or null.</summary>
    public long? NumberOrNull(int column) => IsNull(column) ? null : Number(column);

    /// <summary>Bytes of the current row, valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_statement, column);

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw new SqliteException(Message(), code, raw.sqlite3_extended_errcode(_database));
        }
    }

    private string Message() => raw.sqlite3_errmsg(_database).utf8_to_string();
}
