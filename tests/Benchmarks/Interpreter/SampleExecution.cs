using LocalCloud.Asl.Execution;

namespace Benchmarks.Interpreter;

/// <summary>The execution that is measured where the interpreter runs alone.</summary>
internal static class SampleExecution
{
    /// <summary>One that starts at a time.</summary>
    public static ExecutionInfo At(DateTimeOffset start) => new()
    {
        Arn = "arn:aws:states:us-east-1:000000000000:execution:m:run",
        Name = "run",
        RoleArn = "arn:aws:iam::000000000000:role/r",
        StartTime = start,
        StateMachineArn = "arn:aws:states:us-east-1:000000000000:stateMachine:m",
        StateMachineName = "m",
    };
}
