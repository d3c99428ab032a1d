using LocalCloud.Services.Contracts;
using LocalCloud.Services.StepFunctions.Executions;
using LocalCloud.Store;

namespace LocalCloud.Services.StepFunctions.Engine;

/// <summary>
/// Who may answer a task: who has leave to answer the tasks of its machine, or, where an activity's worker has it, of that activity.
/// </summary>
internal sealed class TokenHolders(LocalStore store, TaskTokens tokens)
{
    /// <summary>Returns if a caller may answer the task of a token.</summary>
    /// <param name="authorizer">Who knows; null where everybody may do everything.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="action">For example <c>states:SendTaskSuccess</c>.</param>
    /// <param name="token">The token.</param>
    /// <exception cref="AwsException">InvalidToken, AccessDeniedException.</exception>
    public void Authorize(IAuthorizer? authorizer, Caller caller, string action, string token)
    {
        var task = tokens.Read(token);
        if (authorizer is null
            || (ActivityOf(task) is { } activity && authorizer.Allows(caller, action, activity)))
        {
            return;
        }

        authorizer.Demand(caller, action, StatesArn.Parse(task.ExecutionArn, "execution", "express").MachineArn);
    }

    private string? ActivityOf(TaskReference task) => store.Read(connection =>
        ExecutionRows.Find(connection, task.ExecutionArn) is { } execution
            ? PendingRows.ActivityOf(connection, execution.Id, task.TaskId)
            : null);
}
