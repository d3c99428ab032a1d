namespace LocalCloud.Services.Contracts;

/// <summary>Says whether a caller may do what it asks.</summary>
public interface IAuthorizer
{
    /// <summary>Returns if the caller may perform the action on the resource.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="action">For example <c>states:StartExecution</c>.</param>
    /// <param name="resourceArn">The ARN the action is on; <c>*</c> for actions without a resource.</param>
    /// <param name="context">Condition keys of the request, for example <c>s3:prefix</c>; null for none.</param>
    /// <exception cref="AwsException">
    /// AccessDeniedException. The front door gives it the code and status that the service's protocol has for it.
    /// </exception>
    void Demand(Caller caller, string action, string resourceArn, IReadOnlyDictionary<string, string>? context = null);

    /// <summary>Like <see cref="Demand"/>, but answers instead of throwing.</summary>
    bool Allows(Caller caller, string action, string resourceArn, IReadOnlyDictionary<string, string>? context = null);
}
