using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Amazon.Runtime;
using ProtectedJobs.Cli.AwsCommands.Shapes;

namespace ProtectedJobs.Cli.AwsCommands.Calls;

/// <summary>What to say of a call that failed.</summary>
internal static class Failures
{
    private const HttpStatusCode TooMany = HttpStatusCode.TooManyRequests;

    /// <summary>The fault of a failed call.</summary>
    /// <param name="operation">What was called.</param>
    /// <param name="failure">How it failed.</param>
    /// <param name="url">Where it went.</param>
    /// <param name="retries">How often it was repeated, if it could be.</param>
    public static CommandFault Of(Operation operation, Exception failure, string? url, int retries)
    {
        if (failure is AmazonServiceException { StatusCode: not 0 } refused and not AmazonUnmarshallingException && Innermost<SocketException>(failure) is null)
        {
            return Refused(operation, refused, retries);
        }

        var message = failure switch
        {
            _ when Innermost<AuthenticationException>(failure) is { } untrusted => $"SSL validation failed for {url} {untrusted.Message}",
            _ when Innermost<TimeoutException>(failure) is { } late && late.Message.Contains("ConnectTimeout", StringComparison.Ordinal) =>
                $"Connect timeout on endpoint URL: \"{url}\"",
            _ when Innermost<OperationCanceledException>(failure) is not null || Innermost<TimeoutException>(failure) is not null =>
                $"Read timeout on endpoint URL: \"{url}\"",
            IOException => Broken(url),
            _ when Innermost<SocketException>(failure) is not null => $"Could not connect to the endpoint URL: \"{url}\"",
            _ when Innermost<HttpRequestException>(failure) is not null => Broken(url),
            _ => failure.Message,
        };
        return new CommandFault(AwsExitCode.Failed, message);
    }

    private static string Broken(string? url) => $"Connection was closed before we received a valid response from endpoint URL: \"{url}\".";

    private static CommandFault Refused(Operation operation, AmazonServiceException refused, int retries)
    {
        var code = string.IsNullOrEmpty(refused.ErrorCode) || refused.ErrorCode == refused.StatusCode.ToString()
            ? ((int)refused.StatusCode).ToString(CultureInfo.InvariantCulture)
            : refused.ErrorCode;
        var isRepeated = refused.StatusCode is TooMany or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway
            or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout || code == "ThrottlingException";
        var repeated = isRepeated && retries > 0 ? $" (reached max retries: {retries})" : "";
        return new CommandFault(
            AwsExitCode.ServiceRefused,
            $"An error occurred ({code}) when calling the {operation.Name} operation{repeated}: {refused.Message}");
    }

    private static T? Innermost<T>(Exception? failure)
        where T : Exception
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is T found)
            {
                return found;
            }
        }

        return null;
    }
}
