namespace LocalCloud.Services.Contracts;

/// <summary>Lambda as the other services see it.</summary>
public interface ILambdaFunctions
{
    /// <summary>Adds or replaces a function. Called by the template reader before anything is invoked.</summary>
    void Define(FunctionDefinition function);

    /// <summary>RequestResponse: runs the function once and returns what it answered.</summary>
    /// <param name="function">Name, partial ARN or ARN, with or without a qualifier.</param>
    /// <param name="payload">A JSON document; empty invokes with <c>{}</c>.</param>
    /// <param name="cancellationToken">Stops waiting for the answer; the invocation itself goes on.</param>
    /// <exception cref="AwsException">ResourceNotFoundException, TooManyRequestsException, RequestTooLargeException, …</exception>
    Task<InvocationResult> InvokeAsync(string function, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken);

    /// <summary>The same, as a part of a trace.</summary>
    /// <param name="function">As above.</param>
    /// <param name="payload">As above.</param>
    /// <param name="traceHeader">X-Ray's header, handed to the function.</param>
    /// <param name="cancellationToken">As above.</param>
    Task<InvocationResult> InvokeAsync(string function, ReadOnlyMemory<byte> payload, string traceHeader, CancellationToken cancellationToken) =>
        InvokeAsync(function, payload, cancellationToken);

    /// <summary>Event: accepts the invocation durably, runs it later and retries it as the function's settings say.</summary>
    Task EnqueueAsync(string function, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken);
}

/// <summary>What a function answered.</summary>
/// <param name="Payload">The answer, or <c>{errorType, errorMessage, stackTrace}</c> if <paramref name="FunctionError"/> is set.</param>
/// <param name="FunctionError"><c>Handled</c>, <c>Unhandled</c>, or null when it succeeded.</param>
/// <param name="RequestId">The invocation's id.</param>
/// <param name="LogTail">The last 4 KB of what it logged.</param>
public sealed record InvocationResult(ReadOnlyMemory<byte> Payload, string? FunctionError, string RequestId, string LogTail);

/// <summary>A function as the template defines it.</summary>
public sealed record FunctionDefinition
{
    /// <summary>The function's name.</summary>
    public required string Name { get; init; }

    /// <summary>The executable to start as a process; null if a developer starts it.</summary>
    public string? Executable { get; init; }

    /// <summary>The Handler of the template.</summary>
    public required string Handler { get; init; }

    /// <summary>Environment.Variables of the template, resolved.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>LoggingConfig.LogFormat, <c>JSON</c> or <c>Text</c>; null if the template does not say.</summary>
    public string? LogFormat { get; init; }

    /// <summary>Whole seconds, 1 to 900.</summary>
    public int TimeoutSeconds { get; init; } = 3;

    /// <summary>MiB; told to the function, not enforced.</summary>
    public int MemorySize { get; init; } = 128;

    /// <summary>The ARN of the function's role.</summary>
    public string? RoleArn { get; init; }

    /// <summary>ReservedConcurrentExecutions; null for no limit of its own.</summary>
    public int? ReservedConcurrency { get; init; }

    /// <summary>MaximumRetryAttempts of asynchronous invocations, 0 to 2.</summary>
    public int MaximumRetryAttempts { get; init; } = 2;

    /// <summary>MaximumEventAgeInSeconds of asynchronous invocations.</summary>
    public int MaximumEventAgeSeconds { get; init; } = 21_600;

    /// <summary>Names of aliases. All of them mean the one version that there is here.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>ARN of the on-failure destination or dead-letter queue; null for none.</summary>
    public string? OnFailure { get; init; }
}
