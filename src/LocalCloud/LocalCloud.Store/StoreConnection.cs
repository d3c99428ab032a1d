using Microsoft.Data.Sqlite;

namespace LocalCloud.Store;

/// <summary>A connection of the store, which keeps the statements prepared on it.</summary>
internal sealed class StoreConnection(string connectionString) : SqliteConnection(connectionString)
{
    private readonly Dictionary<string, Statement> _statements = [];

    public Statement Prepared(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            statement = new Statement(Handle!, sql);
            _statements.Add(sql, statement);
        }

        return statement;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var statement in _statements.Values)
            {
                statement.Dispose();
            }

            _statements.Clear();
        }

        base.Dispose(disposing);
    }
}
