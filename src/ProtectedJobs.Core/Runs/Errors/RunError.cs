namespace ProtectedJobs.Core.Runs.Errors;

/// <summary>
/// An error that the state machine tells from others by the name of its class: <c>ErrorEquals</c> sees the simple name. There
/// is one class for each thing that the machine does differently.
/// </summary>
/// <param name="message">What was wanted, what was found, and which id: it becomes the cause.</param>
public abstract class RunError(string message) : Exception(message);

/// <summary>The way a run ended other than well. EndFailed ends the execution with it.</summary>
/// <param name="message">The cause.</param>
public abstract class RunEnded(string message) : RunError(message);
