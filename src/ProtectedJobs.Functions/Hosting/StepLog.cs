using Microsoft.Extensions.Logging;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Functions.Hosting;

/// <summary>Logs what a step decided, once: its answer, or the error by which the machine goes another way.</summary>
/// <param name="logger">Where to.</param>
public sealed class StepLog(ILogger logger)
{
    /// <summary>The logger itself, for what is no step.</summary>
    public ILogger Logger => logger;

    /// <summary>Makes a step.</summary>
    /// <param name="state">The state's name.</param>
    /// <param name="step">The invocation.</param>
    /// <param name="make">The step.</param>
    public async Task<T> OfAsync<T>(string state, Step step, Func<Task<T>> make)
    {
        using var scope = logger.BeginScope(
            new List<KeyValuePair<string, object?>> { new("RunId", step.Run.Id), new("Attempt", step.Run.RedriveCount) });
        try
        {
            var answer = await make();
            Log.StepDone(logger, state, step.RetryCount);
            return answer;
        }
        catch (RunError error)
        {
            Log.StepTurned(logger, state, error);
            throw;
        }
    }
}
