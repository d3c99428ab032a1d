namespace Amazon.Lambda.Core;

/// <summary>What a function may know about the invocation it serves.</summary>
public interface ILambdaContext
{
    /// <summary>The invocation's id; the same again when Lambda retries it.</summary>
    string AwsRequestId { get; }

    /// <summary>The client, when the AWS Mobile SDK invoked the function; else null.</summary>
    IClientContext ClientContext { get; }

    /// <summary>The function's name.</summary>
    string FunctionName { get; }

    /// <summary>The function's version, <c>$LATEST</c> where it has none.</summary>
    string FunctionVersion { get; }

    /// <summary>The Cognito identity, when the AWS Mobile SDK invoked the function; else null.</summary>
    ICognitoIdentity Identity { get; }

    /// <summary>The ARN that was invoked, with the alias or version that was named.</summary>
    string InvokedFunctionArn { get; }

    /// <summary>The logger of this invocation.</summary>
    ILambdaLogger Logger { get; }

    /// <summary>The function's log group.</summary>
    string LogGroupName { get; }

    /// <summary>The log stream of this execution environment.</summary>
    string LogStreamName { get; }

    /// <summary>The memory limit, in MB.</summary>
    int MemoryLimitInMB { get; }

    /// <summary>How long until Lambda ends the invocation.</summary>
    TimeSpan RemainingTime { get; }

    /// <summary>The serializer that the function was registered with; null if none.</summary>
    ILambdaSerializer Serializer => null!;

    /// <summary>The X-Ray trace id of the invocation; null if it is not traced.</summary>
    string TraceId => null!;
}
