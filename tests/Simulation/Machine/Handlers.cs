using System.Text.Json;
using Amazon.Lambda.Core;
using Microsoft.Extensions.Logging.Abstractions;
using ProtectedJobs.Core;
using ProtectedJobs.Functions.AnnounceCompletion;
using ProtectedJobs.Functions.AwaitApproval;
using ProtectedJobs.Functions.AwaitJob;
using ProtectedJobs.Functions.AwaitTurn;
using ProtectedJobs.Functions.CancelJob;
using ProtectedJobs.Functions.CollectResult;
using ProtectedJobs.Functions.EndFailed;
using ProtectedJobs.Functions.OnJobEvent;
using ProtectedJobs.Functions.OnRunStopped;
using ProtectedJobs.Functions.PollJob;
using ProtectedJobs.Functions.StartJob;
using ProtectedJobs.Functions.Telemetry;

namespace Simulation.Machine;

/// <summary>The functions, in this process.</summary>
public static class Handlers
{
    private static readonly Invocations s_invocations = new(NullLogger.Instance);
    private static readonly JsonElement s_nothing = JsonElement.Parse("{}");

    /// <summary>Runs a function over a core.</summary>
    /// <param name="function">Its name.</param>
    /// <param name="core">The core, over the ports of this invocation.</param>
    /// <param name="payload">What it is given.</param>
    /// <param name="context">Its invocation.</param>
    public static async Task<JsonElement> RunAsync(string function, Orchestrator core, JsonElement payload, ILambdaContext context)
    {
        switch (function)
        {
            case "StartJob":
                return await new StartJobFunction(core, s_invocations).StartJob(payload, context);
            case "AwaitApproval":
                return await new AwaitApprovalFunction(core, s_invocations).AwaitApproval(payload, context);
            case "AwaitTurn":
                return await new AwaitTurnFunction(core, s_invocations).AwaitTurn(payload, context);
            case "AwaitJob":
                return await new AwaitJobFunction(core, s_invocations).AwaitJob(payload, context);
            case "PollJob":
                return await new PollJobFunction(core, s_invocations).PollJob(payload, context);
            case "CancelJob":
                return await new CancelJobFunction(core, s_invocations).CancelJob(payload, context);
            case "CollectResult":
                return await new CollectResultFunction(core, s_invocations).CollectResult(payload, context);
            case "AnnounceCompletion":
                return await new AnnounceCompletionFunction(core, s_invocations).AnnounceCompletion(payload, context);
            case "EndFailed":
                return await new EndFailedFunction(core, s_invocations).EndFailed(payload, context);
            case "OnJobEvent":
                await new OnJobEventFunction(core, s_invocations).OnJobEvent(payload, context);
                return s_nothing;
            case "OnRunStopped":
                await new OnRunStoppedFunction(core, s_invocations).OnRunStopped(payload, context);
                return s_nothing;
            case "Sweep":
                // Not its function, which prints metrics.
                await core.Sweep.RunAsync(
                    payload.GetProperty("time").GetDateTimeOffset(),
                    () => context.RemainingTime > TimeSpan.FromSeconds(30),
                    CancellationToken.None);
                return s_nothing;
            default:
                throw new ArgumentOutOfRangeException(nameof(function), function, "No such function.");
        }
    }
}
