using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using ProtectedJobs.Core;
using ProtectedJobs.Functions.Hosting;
using ProtectedJobs.Functions.Telemetry;

namespace ProtectedJobs.Functions.AwaitTurn;

/// <summary>Stores the token by which the run that ends wakes this one; answers it at once if the turn has come.</summary>
public sealed class AwaitTurnFunction(Orchestrator orchestrator, Invocations invocations)
{
    /// <summary>The function.</summary>
    [LambdaFunction(ResourceName = "AwaitTurnFunction", MemorySize = 512, Timeout = 30)]
    public async Task<JsonElement> AwaitTurn(JsonElement input, ILambdaContext context)
    {
        var given = StepInput.Read(input, context);
        return await invocations.OfStepAsync(nameof(AwaitTurn), given, async () =>
        {
            await orchestrator.Waiting.AwaitTurnAsync(given.Step, given.TaskToken, CancellationToken.None);
            return StepOutput.Nothing;
        });
    }
}
