using Amazon.Runtime;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Aws;

/// <summary>What a failed call of any service means to the core.</summary>
internal static class AwsTrouble
{
    /// <summary>Whether the service asks for fewer calls; some answer 400 instead of 429.</summary>
    public static bool IsThrottling(AmazonServiceException error) =>
        (int)error.StatusCode == 429
        || error.ErrorCode is "ThrottlingException" or "Throttling" or "TooManyRequestsException" or "SlowDown" or "RequestLimitExceeded";

    /// <summary>Whether a failure is one of a call, not of a program: no answer, or one that says no.</summary>
    public static bool IsOfCall(Exception error, CancellationToken cancellationToken) =>
        error is AmazonClientException or AmazonServiceException or HttpRequestException or IOException or TimeoutException
        || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    /// <summary>The failure of a call that may be asked again.</summary>
    public static RunError ToRunError(Exception error, string call) => error is AmazonServiceException service && IsThrottling(service)
        ? new Throttled($"{call}: {service.Message}")
        : new WorldUnavailable($"{call}: {Tell(error)}");

    /// <summary>An error in words: its code, status and message.</summary>
    public static string Tell(Exception error) => error is AmazonServiceException { ErrorCode: { } code } service
        ? $"{code} ({(int)service.StatusCode}): {service.Message}"
        : $"{error.GetType().Name}: {error.Message}";
}
