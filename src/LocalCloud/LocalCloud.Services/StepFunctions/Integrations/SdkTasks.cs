using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Json;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.StepFunctions.Integrations;

/// <summary><c>aws-sdk:{service}:{action}</c>, for each service of the local cloud that offers its actions.</summary>
internal sealed class SdkTasks(IEnumerable<ISdkActions> services, CloudSettings settings, IIdSource ids) : IIntegration
{
    private const string Prefix = "aws-sdk:";

    private readonly Dictionary<string, ISdkActions> _services =
        services.ToDictionary(service => service.SdkName, StringComparer.Ordinal);

    public bool Supports(TaskResource resource) =>
        resource.Pattern is IntegrationPattern.RequestResponse or IntegrationPattern.WaitForTaskToken
        && Find(resource) is { } service && service.Actions.Contains(resource.Api);

    public async Task<TaskAnswer> RunAsync(TaskCall call, CancellationToken cancellationToken)
    {
        var service = Find(call.Resource)!;
        var requestId = ids.NewUuid();
        var caller = new Caller(settings.AccountId, TaskRole.Principal(call), settings.Region, requestId);
        try
        {
            var answer = await service.CallAsync(
                call.Resource.Api, call.Parameters.ToText(), caller, cancellationToken);
            return new TaskAnswer.Done(answer.Length == 0 ? JsonObject.Empty : JsonValue.Parse(answer));
        }
        catch (AwsException e)
        {
            return SdkAnswer.Failed(service.ErrorPrefix, e, requestId);
        }
    }

    private ISdkActions? Find(TaskResource resource) =>
        resource.Kind == TaskResourceKind.Integration && resource.Service.StartsWith(Prefix, StringComparison.Ordinal)
            ? _services.GetValueOrDefault(resource.Service[Prefix.Length..])
            : null;
}
