using LocalCloud.Store;
using Microsoft.Data.Sqlite;

namespace LocalCloud.Services.StepFunctions.Machines;

/// <summary>The rows of versions and aliases.</summary>
internal static class VersionRows
{
    private const string Versions =
        "SELECT machine_arn, version, revision, description, created_at FROM state_machine_versions WHERE machine_arn = ? ";

    private const string Aliases =
        "SELECT arn, machine_arn, name, description, routing, created_at, updated_at FROM state_machine_aliases WHERE ";

    public static MachineVersion? Find(SqliteConnection connection, string machineArn, long version) =>
        connection.Prepared(Versions + "AND version = ?").Bind(1, machineArn).Bind(2, version).First(ReadVersion);

    public static MachineVersion? Latest(SqliteConnection connection, string machineArn) =>
        connection.Prepared(Versions + "ORDER BY version DESC LIMIT 1").Bind(1, machineArn).First(ReadVersion);

    /// <summary>A page, newest first.</summary>
    public static IReadOnlyList<MachineVersion> Page(SqliteConnection connection, string machineArn, long before, int count) =>
        connection.Prepared(Versions + "AND version < ? ORDER BY version DESC LIMIT ?")
            .Bind(1, machineArn).Bind(2, before).Bind(3, count).All(ReadVersion);

    public static void Insert(SqliteConnection connection, MachineVersion version) =>
        connection.Prepared(
                "INSERT INTO state_machine_versions (machine_arn, version, revision, description, created_at) VALUES (?, ?, ?, ?, ?)")
            .Bind(1, version.MachineArn).Bind(2, version.Number).Bind(3, version.RevisionId)
            .Bind(4, version.Description).Bind(5, version.CreatedAt).Run();

    public static void Delete(SqliteConnection connection, string machineArn, long version) =>
        connection.Prepared("DELETE FROM state_machine_versions WHERE machine_arn = ? AND version = ?")
            .Bind(1, machineArn).Bind(2, version).Run();

    public static MachineAlias? FindAlias(SqliteConnection connection, string arn) =>
        connection.Prepared(Aliases + "arn = ?").Bind(1, arn).First(ReadAlias);

    /// <summary>The aliases of a machine in the order of names.</summary>
    public static IReadOnlyList<MachineAlias> AliasesOf(SqliteConnection connection, string machineArn, string after, int count) =>
        connection.Prepared(Aliases + "machine_arn = ? AND name > ? ORDER BY name LIMIT ?")
            .Bind(1, machineArn).Bind(2, after).Bind(3, count).All(ReadAlias);

    public static void Put(SqliteConnection connection, MachineAlias alias) =>
        connection.Prepared(
                "INSERT OR REPLACE INTO state_machine_aliases "
                + "(arn, machine_arn, name, description, routing, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)")
            .Bind(1, alias.Arn).Bind(2, alias.MachineArn).Bind(3, alias.Name).Bind(4, alias.Description)
            .Bind(5, alias.Routing).Bind(6, alias.CreatedAt).Bind(7, alias.UpdatedAt).Run();

    public static void DeleteAlias(SqliteConnection connection, string arn) =>
        connection.Prepared("DELETE FROM state_machine_aliases WHERE arn = ?").Bind(1, arn).Run();

    private static MachineVersion ReadVersion(Statement row) =>
        new(row.Text(0), row.Number(1), row.Text(2), row.TextOrNull(3), row.Number(4));

    private static MachineAlias ReadAlias(Statement row) => new(
        row.Text(0), row.Text(1), row.Text(2), row.TextOrNull(3), row.Text(4), row.Number(5), row.Number(6));
}
