using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.StepFunctions.Integrations;

/// <summary>Whether the role of a task may do what the task asks; on a cloud without an authorizer every role may do everything.</summary>
internal sealed class TaskRole(CloudSettings settings, IAuthorizer? authorizer = null)
{
    /// <summary>Returns if it may.</summary>
    /// <exception cref="AwsException">AccessDeniedException, which fails the task.</exception>
    public void Demand(TaskCall call, string action, string resourceArn) => authorizer?.Demand(
        new Caller(settings.AccountId, Principal(call), settings.Region, TaskUuid.Of(call.Identity)), action, resourceArn);

    /// <summary>The ARN of something in this account.</summary>
    /// <param name="service">For example <c>lambda</c>.</param>
    /// <param name="rest">For example <c>function:Echo</c>.</param>
    public string Arn(string service, string rest) => $"arn:aws:{service}:{settings.Region}:{settings.AccountId}:{rest}";

    /// <summary>As AWS shows the callers of a state machine: its role, in a session named after the execution.</summary>
    public static string Principal(TaskCall call)
    {
        var parts = call.RoleArn.Split(':', 6);
        return parts is [_, _, "iam", _, var account, ['r', 'o', 'l', 'e', '/', .. var role]]
            ? $"arn:aws:sts::{account}:assumed-role/{role[(role.LastIndexOf('/') + 1)..]}/{TaskUuid.Of(call.Execution.Arn)[..32]}"
            : call.RoleArn;
    }
}
