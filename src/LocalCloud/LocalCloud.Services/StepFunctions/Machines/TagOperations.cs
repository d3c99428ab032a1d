using LocalCloud.Services.Contracts;
using LocalCloud.Services.StepFunctions.Activities;
using LocalCloud.Services.StepFunctions.Requests;
using LocalCloud.Store;
using Microsoft.Data.Sqlite;

namespace LocalCloud.Services.StepFunctions.Machines;

/// <summary>Tags of machines and activities.</summary>
internal sealed class TagOperations(LocalStore store) : IOperations
{
    public IEnumerable<Operation> Operations =>
    [
        new("TagResource", TagAsync),
        new("UntagResource", UntagAsync),
        new("ListTagsForResource", (request, _) => Task.FromResult(List(request))),
    ];

    /// <summary>The tags of a request.</summary>
    /// <exception cref="AwsException">ValidationException.</exception>
    public static IEnumerable<KeyValuePair<string, string>> Read(Request request) =>
        (request.Structures("tags") ?? []).Select(static tag =>
            KeyValuePair.Create(tag.OptionalText("key", 128) ?? "", tag.OptionalText("value", 256) ?? ""));

    private async Task<Answer> TagAsync(Request request, CancellationToken cancellationToken)
    {
        var arn = request.Arn("resourceArn");
        var tags = Read(request).ToList();
        await store.WriteAsync(
            connection => TagRows.Put(connection, Existing(connection, arn), tags), cancellationToken);
        return Operation.Empty;
    }

    private async Task<Answer> UntagAsync(Request request, CancellationToken cancellationToken)
    {
        var arn = request.Arn("resourceArn");
        var keys = request.Texts("tagKeys");
        await store.WriteAsync(
            connection => TagRows.Delete(connection, Existing(connection, arn), keys), cancellationToken);
        return Operation.Empty;
    }

    private Answer List(Request request)
    {
        var arn = request.Arn("resourceArn");
        var tags = store.Read(connection => TagRows.Of(connection, Existing(connection, arn)));
        return json => json.WritePage("tags", tags, null, static (json, tag) =>
        {
            json.WriteString("key", tag.Key);
            json.WriteString("value", tag.Value);
        });
    }

    private static string Existing(SqliteConnection connection, string arn)
    {
        var exists = StatesArn.Parse(arn, "stateMachine", "activity") switch
        {
            { Kind: "stateMachine", Rest: "" } => MachineRows.Find(connection, arn) is not null,
            { Kind: "activity" } => ActivityRows.Find(connection, arn) is not null,
            _ => throw Errors.InvalidArn($"Invalid ARN: {arn}"),
        };
        return exists ? arn : throw Errors.ResourceNotFound(arn);
    }
}
