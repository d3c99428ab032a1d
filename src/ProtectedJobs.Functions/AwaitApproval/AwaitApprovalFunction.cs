using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using ProtectedJobs.Core;
using ProtectedJobs.Functions.Hosting;
using ProtectedJobs.Functions.Telemetry;

namespace ProtectedJobs.Functions.AwaitApproval;

/// <summary>Stores the token by which whoever answers wakes the run; answers it at once if somebody has answered.</summary>
public sealed class AwaitApprovalFunction(Orchestrator orchestrator, Invocations invocations)
{
    /// <summary>The function.</summary>
    [LambdaFunction(ResourceName = "AwaitApprovalFunction", MemorySize = 512, Timeout = 30)]
    public async Task<JsonElement> AwaitApproval(JsonElement input, ILambdaContext context)
    {
        var given = StepInput.Read(input, context);
        return await invocations.OfStepAsync(nameof(AwaitApproval), given, async () =>
        {
            await orchestrator.Waiting.AwaitApprovalAsync(given.Step, given.TaskToken, CancellationToken.None);
            return StepOutput.Nothing;
        });
    }
}
