using System.Text.Json.Nodes;
using Amazon.CleanRooms;
using ProtectedJobs.Cli.AwsCommands.Shapes;

namespace ProtectedJobs.Cli.AwsCommands.Calls;

/// <summary>Calls operations: JSON in, JSON out.</summary>
/// <param name="client">The service.</param>
/// <param name="answers">Writes the answers.</param>
internal sealed class JobCalls(IAmazonCleanRooms client, AnswerMapping answers)
{
    /// <summary>Calls an operation once.</summary>
    /// <param name="operation">Which.</param>
    /// <param name="request">A checked request.</param>
    /// <param name="cancellationToken">Stops waiting for the answer.</param>
    public async Task<JsonObject> CallAsync(Operation operation, JsonObject request, CancellationToken cancellationToken) => operation.Name switch
    {
        "StartProtectedJob" => answers.Job((await client.StartProtectedJobAsync(RequestMapping.Start(request), cancellationToken)).ProtectedJob),
        "GetProtectedJob" => answers.Job((await client.GetProtectedJobAsync(RequestMapping.Get(request), cancellationToken)).ProtectedJob),
        "UpdateProtectedJob" => answers.Job((await client.UpdateProtectedJobAsync(RequestMapping.Update(request), cancellationToken)).ProtectedJob),
        "ListProtectedJobs" => answers.Jobs(await client.ListProtectedJobsAsync(RequestMapping.List(request), cancellationToken)),
        _ => throw new InvalidOperationException($"Unknown operation {operation.Name}."),
    };
}
