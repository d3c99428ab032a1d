using System.Globalization;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>What Lambda tells a function's process by its environment.</summary>
internal sealed record LambdaEnvironment
{
    public required string RuntimeApi { get; init; }

    public string FunctionName { get; init; } = "";

    public string FunctionVersion { get; init; } = "$LATEST";

    public string LogGroupName { get; init; } = "";

    public string LogStreamName { get; init; } = "";

    public int MemoryLimitInMB { get; init; } = 128;

    /// <summary>AWS_LAMBDA_LOG_FORMAT is JSON.</summary>
    public bool LogsJson { get; init; }

    /// <summary>AWS_LAMBDA_LOG_LEVEL; what is below it is not written.</summary>
    public string LogLevel { get; init; } = "INFO";

    /// <exception cref="InvalidOperationException">No Runtime API is named.</exception>
    public static LambdaEnvironment OfProcess(string? runtimeApi) => new()
    {
        RuntimeApi = runtimeApi ?? Get("AWS_LAMBDA_RUNTIME_API")
            ?? throw new InvalidOperationException(
                "AWS_LAMBDA_RUNTIME_API is not set: a function runs under Lambda, or under something that stands in for it."),
        FunctionName = Get("AWS_LAMBDA_FUNCTION_NAME") ?? "",
        FunctionVersion = Get("AWS_LAMBDA_FUNCTION_VERSION") ?? "$LATEST",
        LogGroupName = Get("AWS_LAMBDA_LOG_GROUP_NAME") ?? "",
        LogStreamName = Get("AWS_LAMBDA_LOG_STREAM_NAME") ?? "",
        MemoryLimitInMB =
            int.TryParse(Get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"), CultureInfo.InvariantCulture, out var size) ? size : 128,
        LogsJson = string.Equals(Get("AWS_LAMBDA_LOG_FORMAT"), "JSON", StringComparison.OrdinalIgnoreCase),
        LogLevel = Get("AWS_LAMBDA_LOG_LEVEL") ?? "INFO",
    };

    private static string? Get(string name) =>
#pragma warning disable RS0030 // A function's settings are its environment; this is the one place that reads them.
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
#pragma warning restore RS0030
}
