using LocalCloud.Services.StepFunctions.Machines;
using LocalCloud.Services.StepFunctions.Requests;
using LocalCloud.Store;

namespace LocalCloud.Services.StepFunctions.Activities;

/// <summary>Create, describe, list and delete activities, and their workers' long poll.</summary>
internal sealed class ActivityOperations(LocalStore store, ActivityQueue queue, TimeProvider clock) : IOperations
{
    private const string Encryption = "encryptionConfiguration";

    public IEnumerable<Operation> Operations =>
    [
        new("CreateActivity", CreateAsync),
        new("DescribeActivity", (request, _) => Task.FromResult(Describe(request))),
        new("ListActivities", (request, _) => Task.FromResult(List(request))),
        new("DeleteActivity", DeleteAsync),
        new("GetActivityTask", GetTaskAsync),
    ];

    private async Task<Answer> CreateAsync(Request request, CancellationToken cancellationToken)
    {
        var name = Names.Check(request.Text("name"));
        var tags = TagOperations.Read(request).ToList();
        var wanted = new Activity(
            StatesArn.Activity(request.Caller.Region, request.Caller.AccountId, name),
            name,
            request.OptionalStructure(Encryption)?.GetRawText() ?? """{"type":"AWS_OWNED_KEY"}""",
            clock.NowMilliseconds());
        var activity = await store.WriteAsync(
            connection =>
            {
                if (ActivityRows.Find(connection, wanted.Arn) is { } found)
                {
                    return found;
                }

                ActivityRows.Insert(connection, wanted);
                TagRows.Put(connection, wanted.Arn, tags);
                return wanted;
            },
            cancellationToken);
        return json =>
        {
            json.WriteString("activityArn", activity.Arn);
            json.WriteTime("creationDate", activity.CreatedAt);
        };
    }

    private Answer Describe(Request request)
    {
        var activity = Existing(request);
        return json =>
        {
            json.WriteString("activityArn", activity.Arn);
            json.WriteString("name", activity.Name);
            json.WriteTime("creationDate", activity.CreatedAt);
            json.WritePropertyName(Encryption);
            json.WriteRawValue(activity.Settings);
        };
    }

    private Answer List(Request request)
    {
        var count = request.MaxResults();
        var after = PageToken.Read(request, "ListActivities") ?? "";
        var page = store.Read(connection => ActivityRows.Page(connection, after, count + 1));
        var next = page.Count > count ? PageToken.Write("ListActivities", page[count - 1].Name) : null;
        return json => json.WritePage("activities", page.Take(count), next, static (json, activity) =>
        {
            json.WriteString("activityArn", activity.Arn);
            json.WriteString("name", activity.Name);
            json.WriteTime("creationDate", activity.CreatedAt);
        });
    }

    private async Task<Answer> DeleteAsync(Request request, CancellationToken cancellationToken)
    {
        var arn = request.Arn("activityArn");
        _ = StatesArn.Parse(arn, "activity");
        await store.WriteAsync(connection => ActivityRows.Delete(connection, arn), cancellationToken);
        return Operation.Empty;
    }

    private async Task<Answer> GetTaskAsync(Request request, CancellationToken cancellationToken)
    {
        var activity = Existing(request);
        var worker = request.OptionalText("workerName", 80, 1);
        var task = await queue.TakeAsync(activity.Arn, worker, cancellationToken);
        return json =>
        {
            json.WriteSome("taskToken", task?.Token);
            json.WriteSome("input", task?.Input);
        };
    }

    private Activity Existing(Request request)
    {
        var arn = request.Arn("activityArn");
        _ = StatesArn.Parse(arn, "activity");
        return store.Read(connection => ActivityRows.Find(connection, arn)) ?? throw Errors.ActivityDoesNotExist(arn);
    }
}
