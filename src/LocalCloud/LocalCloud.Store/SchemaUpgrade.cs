using Microsoft.Data.Sqlite;

namespace LocalCloud.Store;

/// <summary>Brings a database file to the schema of this program.</summary>
internal static class SchemaUpgrade
{
    /// <summary>Applies the files that the database has not seen, each in a transaction with its entry in the table of versions.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="files">What this program knows, in order.</param>
    /// <exception cref="StoreTooNewException">The database has seen a file that is not among them.</exception>
    public static void Run(SqliteConnection connection, IReadOnlyList<SchemaFile> files)
    {
        Execute(connection, "CREATE TABLE IF NOT EXISTS schema_files (number INTEGER PRIMARY KEY, name TEXT NOT NULL)");
        var applied = Applied(connection);
        var unknown = applied.Except(files.Select(file => file.Number)).ToList();
        if (unknown.Count > 0)
        {
            throw new StoreTooNewException(connection.DataSource, unknown.Max());
        }

        foreach (var file in files.Where(file => !applied.Contains(file.Number)))
        {
            using var transaction = connection.BeginTransaction();
            Execute(connection, file.Sql);
            using var entry = connection.CreateCommand();
            entry.CommandText = "INSERT INTO schema_files (number, name) VALUES ($number, $name)";
            entry.Parameters.AddWithValue("$number", file.Number);
            entry.Parameters.AddWithValue("$name", file.Name);
            entry.ExecuteNonQuery();
            transaction.Commit();
        }
    }

    private static HashSet<int> Applied(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT number FROM schema_files";
        using var reader = command.ExecuteReader();
        var numbers = new HashSet<int>();
        while (reader.Read())
        {
            numbers.Add(reader.GetInt32(0));
        }

        return numbers;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is one of this assembly's own resources.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
