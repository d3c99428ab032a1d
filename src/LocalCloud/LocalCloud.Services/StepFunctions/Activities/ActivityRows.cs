using LocalCloud.Store;
using Microsoft.Data.Sqlite;

namespace LocalCloud.Services.StepFunctions.Activities;

/// <summary>An activity: a name under which workers ask for tasks.</summary>
internal sealed record Activity(string Arn, string Name, string Settings, long CreatedAt);

/// <summary>The rows of activities.</summary>
internal static class ActivityRows
{
    private const string Columns = "SELECT arn, name, settings, created_at FROM activities ";

    public static Activity? Find(SqliteConnection connection, string arn) =>
        connection.Prepared(Columns + "WHERE arn = ?").Bind(1, arn).First(Read);

    public static IReadOnlyList<Activity> Page(SqliteConnection connection, string after, int count) =>
        connection.Prepared(Columns + "WHERE name > ? ORDER BY name LIMIT ?").Bind(1, after).Bind(2, count).All(Read);

    public static void Insert(SqliteConnection connection, Activity activity) =>
        connection.Prepared("INSERT INTO activities (arn, name, settings, created_at) VALUES (?, ?, ?, ?)")
            .Bind(1, activity.Arn).Bind(2, activity.Name).Bind(3, activity.Settings).Bind(4, activity.CreatedAt).Run();

    public static void Delete(SqliteConnection connection, string arn)
    {
        connection.Prepared("DELETE FROM activities WHERE arn = ?").Bind(1, arn).Run();
        connection.Prepared("DELETE FROM state_tags WHERE resource_arn = ?").Bind(1, arn).Run();
    }

    private static Activity Read(Statement row) => new(row.Text(0), row.Text(1), row.Text(2), row.Number(3));
}
