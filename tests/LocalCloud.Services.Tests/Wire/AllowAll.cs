using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.Tests.Wire;

/// <summary>Allows everything but what a test forbids by action.</summary>
internal sealed class AllowAll(params string[] denied) : IAuthorizer
{
    public void Demand(Caller caller, string action, string resourceArn, IReadOnlyDictionary<string, string>? context = null)
    {
        if (!Allows(caller, action, resourceArn, context))
        {
            throw new AwsException("AccessDeniedException", 403, $"not authorized to perform {action}");
        }
    }

    public bool Allows(Caller caller, string action, string resourceArn, IReadOnlyDictionary<string, string>? context = null) =>
        !denied.Contains(action);
}
