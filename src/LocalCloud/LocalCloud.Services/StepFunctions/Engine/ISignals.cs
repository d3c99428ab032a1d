using LocalCloud.Asl.Execution;

namespace LocalCloud.Services.StepFunctions.Engine;

/// <summary>Tells executions what happened.</summary>
internal interface ISignals
{
    /// <summary>Has its execution take a signal, after those sent before, and answers once that is on disk.</summary>
    /// <param name="execution">The execution's id.</param>
    /// <param name="signal">What happened.</param>
    /// <returns>False if it was about something not waited for any more, and so ignored.</returns>
    Task<bool> SendAsync(long execution, Signal signal);
}
