namespace LocalCloud.Asl.Definitions;

/// <summary>The three kinds of a Task's Resource; each has events of its own.</summary>
public enum TaskResourceKind
{
    /// <summary>A Lambda function's ARN: LambdaFunctionScheduled…</summary>
    LambdaFunction,

    /// <summary>An activity's ARN: ActivityScheduled…</summary>
    Activity,

    /// <summary>A service integration, <c>arn:aws:states:::…</c>: TaskScheduled…</summary>
    Integration,
}
