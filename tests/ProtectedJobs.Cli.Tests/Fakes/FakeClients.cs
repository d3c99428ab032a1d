using Amazon.StepFunctions;
using ProtectedJobs.Cli.Clients;
using ProtectedJobs.Cli.Clouds;

namespace ProtectedJobs.Cli.Tests.Fakes;

/// <summary>Gives every caller the same client, and keeps whom it was for.</summary>
internal sealed class FakeClients(IAmazonStepFunctions client) : IStepFunctionsClients
{
    public List<string> Asked { get; } = [];

    public IAmazonStepFunctions OfCloud(ILocalCloud cloud)
    {
        Asked.Add($"cloud {cloud.Endpoint}");
        return client;
    }

    public IAmazonStepFunctions OfAws(string? profile, string? region)
    {
        Asked.Add($"aws {profile ?? "-"} {region ?? "-"}");
        return client;
    }
}
