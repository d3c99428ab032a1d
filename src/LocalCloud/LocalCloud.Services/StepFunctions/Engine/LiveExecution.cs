using LocalCloud.Asl.Execution;
using LocalCloud.Services.StepFunctions.Executions;

namespace LocalCloud.Services.StepFunctions.Engine;

/// <summary>An execution as it was last committed, with what runs it.</summary>
internal sealed record LiveExecution(ExecutionRecord Record, ExecutionState State, Interpreter Interpreter);
