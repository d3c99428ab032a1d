using System.Text.Json;
using LocalCloud.Services.EventBridge.Patterns;
using LocalCloud.Services.EventBridge.Targets;
using LocalCloud.Store;
using Microsoft.Data.Sqlite;

namespace LocalCloud.Services.EventBridge.Rules;

/// <summary>The rows of buses, rules and targets.</summary>
internal static class RuleRows
{
    public static List<EventBusRow> Buses(SqliteConnection connection)
    {
        var rows = connection.Prepared("SELECT name, description, created_at FROM event_buses ORDER BY name");
        var buses = new List<EventBusRow>();
        while (rows.Step())
        {
            buses.Add(new(rows.Text(0), rows.TextOrNull(1), DateTimeOffset.FromUnixTimeMilliseconds(rows.Number(2))));
        }

        return buses;
    }

    public static bool PutBus(SqliteConnection connection, EventBusRow bus) =>
        connection.Prepared("INSERT INTO event_buses (name, description, created_at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")
            .Bind(1, bus.Name).Bind(2, bus.Description).Bind(3, bus.CreatedAt.ToUnixTimeMilliseconds()).Run() > 0;

    public static void DeleteBus(SqliteConnection connection, string bus) =>
        connection.Prepared("DELETE FROM event_buses WHERE name = ?1").Bind(1, bus).Run();

    public static void Put(SqliteConnection connection, Rule rule, DateTimeOffset now, DateTimeOffset? due) =>
        connection.Prepared(
            "INSERT INTO event_rules (bus, name, pattern, schedule, state, description, role_arn, created_at, due_at) "
            + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (bus, name) DO UPDATE SET pattern = ?3, schedule = ?4, "
            + "state = ?5, description = ?6, role_arn = ?7, due_at = ?9")
            .Bind(1, rule.Bus).Bind(2, rule.Name).Bind(3, rule.PatternText).Bind(4, rule.Schedule).Bind(5, rule.State)
            .Bind(6, rule.Description).Bind(7, rule.RoleArn).Bind(8, now.ToUnixTimeMilliseconds())
            .Bind(9, due?.ToUnixTimeMilliseconds()).Run();

    public static void SetDue(SqliteConnection connection, string bus, string name, DateTimeOffset? due) =>
        connection.Prepared("UPDATE event_rules SET due_at = ?3 WHERE bus = ?1 AND name = ?2")
            .Bind(1, bus).Bind(2, name).Bind(3, due?.ToUnixTimeMilliseconds()).Run();

    public static void Delete(SqliteConnection connection, string bus, string name) =>
        connection.Prepared("DELETE FROM event_rules WHERE bus = ?1 AND name = ?2").Bind(1, bus).Bind(2, name).Run();

    public static void PutTarget(SqliteConnection connection, string bus, string rule, RuleTarget target) =>
        connection.Prepared("INSERT OR REPLACE INTO event_targets (bus, rule, id, target) VALUES (?1, ?2, ?3, ?4)")
            .Bind(1, bus).Bind(2, rule).Bind(3, target.Id).Bind(4, target.Definition).Run();

    public static bool DeleteTarget(SqliteConnection connection, string bus, string rule, string id) =>
        connection.Prepared("DELETE FROM event_targets WHERE bus = ?1 AND rule = ?2 AND id = ?3")
            .Bind(1, bus).Bind(2, rule).Bind(3, id).Run() > 0;

    /// <summary>Scheduled rules that are due, with the time that was due.</summary>
    public static List<(string Bus, string Name, DateTimeOffset Due)> Due(SqliteConnection connection, DateTimeOffset now)
    {
        var rows = connection.Prepared("SELECT bus, name, due_at FROM event_rules WHERE due_at <= ?1 ORDER BY due_at")
            .Bind(1, now.ToUnixTimeMilliseconds());
        var due = new List<(string, string, DateTimeOffset)>();
        while (rows.Step())
        {
            due.Add((rows.Text(0), rows.Text(1), DateTimeOffset.FromUnixTimeMilliseconds(rows.Number(2))));
        }

        return due;
    }

    public static DateTimeOffset? NextDue(SqliteConnection connection)
    {
        var row = connection.Prepared("SELECT min(due_at) FROM event_rules WHERE due_at IS NOT NULL");
        _ = row.Step();
        var next = row.NumberOrNull(0);
        row.Reset();
        return next is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null;
    }

    /// <summary>Every rule, patterns read and targets attached, by bus and name.</summary>
    public static List<Rule> All(SqliteConnection connection, string region, string account)
    {
        var targets = new Dictionary<(string, string), List<RuleTarget>>();
        var targetRows = connection.Prepared("SELECT bus, rule, target FROM event_targets ORDER BY bus, rule, id");
        while (targetRows.Step())
        {
            var owner = (targetRows.Text(0), targetRows.Text(1));
            if (!targets.TryGetValue(owner, out var list))
            {
                targets[owner] = list = [];
            }

            list.Add(RuleTarget.Read(JsonElement.Parse(targetRows.Text(2))));
        }

        var rows = connection.Prepared(
            "SELECT bus, name, pattern, schedule, state, description, role_arn FROM event_rules ORDER BY bus, name");
        var rules = new List<Rule>();
        while (rows.Step())
        {
            var (bus, name, pattern) = (rows.Text(0), rows.Text(1), rows.TextOrNull(2));
            rules.Add(new Rule
            {
                Bus = bus,
                Name = name,
                Arn = Rule.ArnOf(region, account, bus, name),
                PatternText = pattern,
                Pattern = pattern is null ? null : EventPattern.Parse(pattern),
                Schedule = rows.TextOrNull(3),
                State = rows.Text(4),
                Description = rows.TextOrNull(5),
                RoleArn = rows.TextOrNull(6),
                Targets = targets.GetValueOrDefault((bus, name), []),
            });
        }

        return rules;
    }
}
