using System.Text.Json.Nodes;
using LocalCloud.Store;
using Microsoft.Data.Sqlite;

namespace LocalCloud.Services.EventBridge.Delivery;

/// <summary>What would be in SQS queues, had this cloud any: letters that could not be delivered, oldest first.</summary>
public sealed class DeadLetters(LocalStore store)
{
    /// <summary>The letters of a queue.</summary>
    /// <param name="queueArn">The queue.</param>
    public IReadOnlyList<DeadLetter> Of(string queueArn) => store.Read(connection =>
    {
        var rows = connection.Prepared("SELECT body, attributes, created_at FROM dead_letters WHERE queue_arn = ?1 ORDER BY id").Bind(1, queueArn);
        var letters = new List<DeadLetter>();
        while (rows.Step())
        {
            letters.Add(new(queueArn, rows.Text(0), rows.Text(1), DateTimeOffset.FromUnixTimeMilliseconds(rows.Number(2))));
        }

        return letters;
    });

    /// <summary>Writes one letter, within a transaction of the store.</summary>
    /// <param name="connection">The store's writer.</param>
    /// <param name="letter">The letter.</param>
    public static void Add(SqliteConnection connection, DeadLetter letter) =>
        connection.Prepared("INSERT INTO dead_letters (queue_arn, body, attributes, created_at) VALUES (?1, ?2, ?3, ?4)")
            .Bind(1, letter.QueueArn).Bind(2, letter.Body).Bind(3, letter.Attributes)
            .Bind(4, letter.CreatedAt.ToUnixTimeMilliseconds()).Run();

    internal static DeadLetter Of(DueDelivery delivery, string code, string message, string condition, DateTimeOffset now) => new(
        delivery.DeadLetters!,
        delivery.Input,
        new JsonObject
        {
            ["RULE_ARN"] = delivery.SourceArn,
            ["TARGET_ARN"] = delivery.TargetArn,
            ["ERROR_CODE"] = code,
            ["ERROR_MESSAGE"] = message,
            ["EXHAUSTED_RETRY_CONDITION"] = condition,
            ["RETRY_ATTEMPTS"] = $"{delivery.Attempts}",
        }.ToJsonString(),
        now);
}

/// <summary>One letter.</summary>
/// <param name="QueueArn">The queue it was meant for.</param>
/// <param name="Body">What was to be delivered.</param>
/// <param name="Attributes">The message attributes, a JSON object of strings.</param>
/// <param name="CreatedAt">When it was given up.</param>
public sealed record DeadLetter(string QueueArn, string Body, string Attributes, DateTimeOffset CreatedAt);
