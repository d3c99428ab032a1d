using System.Globalization;
using System.Text.Json;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.Lambda;

/// <summary>Why an invocation failed, as the document that is its answer.</summary>
/// <param name="Document">JSON: <c>{errorType, errorMessage, …}</c>.</param>
internal readonly record struct FunctionFault(ReadOnlyMemory<byte> Document)
{
    /// <summary>The process ended before the function answered.</summary>
    /// <param name="requestId">The invocation's id.</param>
    /// <param name="how"><c>exit status N</c>, <c>signal: name</c>, or null if it gave no reason.</param>
    public static FunctionFault Exited(string requestId, string? how) => Of(
        "Runtime.ExitError",
        how is null
            ? $"RequestId: {requestId} Error: Runtime exited without providing a reason"
            : $"RequestId: {requestId} Error: Runtime exited with error: {how}");

    /// <summary>The function took longer than its time-out, or its process longer than it may to begin.</summary>
    public static FunctionFault TimedOut(string requestId, TimeSpan after) => Of(
        "Sandbox.Timedout",
        string.Create(
            CultureInfo.InvariantCulture,
            $"RequestId: {requestId} Error: Task timed out after {after.TotalSeconds:F2} seconds"));

    /// <summary>The answer was larger than answers may be.</summary>
    public static FunctionFault AnswerTooLarge() => Of(
        "Function.ResponseSizeTooLarge",
        $"Response payload size exceeded maximum allowed payload size ({PayloadLimits.AnswerBytes} bytes).");

    /// <summary>The process could not be started.</summary>
    public static FunctionFault NotStarted(string requestId, string why) => Of(
        "Runtime.InvalidEntrypoint",
        $"RequestId: {requestId} Error: {why}");

    /// <summary>Any other.</summary>
    public static FunctionFault Of(string type, string message)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("errorType", type);
            writer.WriteString("errorMessage", message);
            writer.WriteEndObject();
        }

        return new FunctionFault(buffer.ToArray());
    }

    /// <summary>The answer of the invocation that failed so. Lambda calls every failure of today's runtimes unhandled.</summary>
    public InvocationResult ToResult(string requestId, string logTail) => new(Document, "Unhandled", requestId, logTail);
}
