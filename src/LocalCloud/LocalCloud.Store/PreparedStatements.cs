using Microsoft.Data.Sqlite;

namespace LocalCloud.Store;

/// <summary>Statements kept prepared on the store's connections.</summary>
public static class PreparedStatements
{
    /// <summary>The statement for a text, compiled at its first use on this connection.</summary>
    /// <param name="connection">A connection that <see cref="LocalStore"/> handed out.</param>
    /// <param name="sql">One statement; a constant, since it is kept for ever.</param>
    public static Statement Prepared(this SqliteConnection connection, string sql)
    {
        var statement = ((StoreConnection)connection).Prepared(sql);
        statement.Reset();
        return statement;
    }
}
