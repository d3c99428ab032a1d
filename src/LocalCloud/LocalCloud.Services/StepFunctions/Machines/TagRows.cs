using LocalCloud.Services.Contracts;
using LocalCloud.Store;
using Microsoft.Data.Sqlite;

namespace LocalCloud.Services.StepFunctions.Machines;

/// <summary>The rows of tags, of machines and of activities.</summary>
internal static class TagRows
{
    private const int Most = 50;

    public static IReadOnlyList<KeyValuePair<string, string>> Of(SqliteConnection connection, string arn) =>
        connection.Prepared("SELECT key, value FROM state_tags WHERE resource_arn = ? ORDER BY key").Bind(1, arn)
            .All(static row => KeyValuePair.Create(row.Text(0), row.Text(1)));

    /// <summary>Adds tags, or gives those that are there another value.</summary>
    /// <exception cref="AwsException">TooManyTags.</exception>
    public static void Put(SqliteConnection connection, string arn, IEnumerable<KeyValuePair<string, string>> tags)
    {
        foreach (var (key, value) in tags)
        {
            connection.Prepared("INSERT OR REPLACE INTO state_tags (resource_arn, key, value) VALUES (?, ?, ?)")
                .Bind(1, arn).Bind(2, key).Bind(3, value).Run();
        }

        if (Of(connection, arn).Count > Most)
        {
            throw Errors.TooManyTags(arn);
        }
    }

    public static void Delete(SqliteConnection connection, string arn, IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            connection.Prepared("DELETE FROM state_tags WHERE resource_arn = ? AND key = ?").Bind(1, arn).Bind(2, key).Run();
        }
    }
}
