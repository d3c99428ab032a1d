using LocalCloud.Store;
using Microsoft.Data.Sqlite;

namespace LocalCloud.Services.StepFunctions.Machines;

/// <summary>The rows of machines and their revisions.</summary>
internal static class MachineRows
{
    private const string Columns =
        "SELECT arn, name, type, status, revision, next_version, created_at, updated_at FROM state_machines ";

    public static Machine? Find(SqliteConnection connection, string arn) =>
        connection.Prepared(Columns + "WHERE arn = ?").Bind(1, arn).First(Read);

    public static IReadOnlyList<Machine> All(SqliteConnection connection) => connection.Prepared(Columns).All(Read);

    /// <summary>A page in the order of names.</summary>
    public static IReadOnlyList<Machine> Page(SqliteConnection connection, string after, int count) =>
        connection.Prepared(Columns + "WHERE status = 'ACTIVE' AND name > ? ORDER BY name LIMIT ?")
            .Bind(1, after).Bind(2, count).All(Read);

    public static void Insert(SqliteConnection connection, Machine machine) =>
        connection.Prepared(
                "INSERT INTO state_machines (arn, name, type, status, revision, next_version, created_at, updated_at) "
                + "VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
            .Bind(1, machine.Arn).Bind(2, machine.Name).Bind(3, machine.Type).Bind(4, machine.Status)
            .Bind(5, machine.RevisionId).Bind(6, machine.NextVersion).Bind(7, machine.CreatedAt)
            .Bind(8, machine.UpdatedAt).Run();

    public static void Update(SqliteConnection connection, Machine machine) =>
        connection.Prepared(
                "UPDATE state_machines SET status = ?, revision = ?, next_version = ?, updated_at = ? WHERE arn = ?")
            .Bind(1, machine.Status).Bind(2, machine.RevisionId).Bind(3, machine.NextVersion)
            .Bind(4, machine.UpdatedAt).Bind(5, machine.Arn).Run();

    /// <summary>Removes a machine with its versions, aliases and tags, and the revisions that nothing names any more.</summary>
    public static void Delete(SqliteConnection connection, string arn)
    {
        connection.Prepared("DELETE FROM state_machines WHERE arn = ?").Bind(1, arn).Run();
        connection.Prepared("DELETE FROM state_machine_versions WHERE machine_arn = ?").Bind(1, arn).Run();
        connection.Prepared("DELETE FROM state_machine_aliases WHERE machine_arn = ?").Bind(1, arn).Run();
        connection.Prepared("DELETE FROM state_tags WHERE resource_arn = ?").Bind(1, arn).Run();
        connection.Prepared(
                "DELETE FROM state_machine_revisions WHERE machine_arn = ?1 "
                + "AND id NOT IN (SELECT revision FROM executions WHERE machine_arn = ?1)")
            .Bind(1, arn).Run();
    }

    public static Revision? FindRevision(SqliteConnection connection, string id) =>
        connection.Prepared(
                "SELECT id, machine_arn, definition, role_arn, settings, created_at FROM state_machine_revisions WHERE id = ?")
            .Bind(1, id)
            .First(static row => new Revision(
                row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.Number(5)));

    public static void Insert(SqliteConnection connection, Revision revision) =>
        connection.Prepared(
                "INSERT INTO state_machine_revisions (id, machine_arn, definition, role_arn, settings, created_at) "
                + "VALUES (?, ?, ?, ?, ?, ?)")
            .Bind(1, revision.Id).Bind(2, revision.MachineArn).Bind(3, revision.Definition).Bind(4, revision.RoleArn)
            .Bind(5, revision.Settings).Bind(6, revision.CreatedAt).Run();

    private static Machine Read(Statement row) => new(
        row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.Number(5), row.Number(6), row.NumberOrNull(7));
}
