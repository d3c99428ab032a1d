using System.Globalization;

namespace LocalCloud.Services.Lambda.Runtime;

/// <summary>
/// What Lambda itself writes into a function's log: plain lines, or JSON where the function's LogFormat says so. In JSON there is no END.
/// </summary>
/// <param name="isJson">Whether it is JSON.</param>
/// <param name="memorySize">The function's, in MB.</param>
/// <param name="clock">The lines' time.</param>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html"/>
internal sealed class PlatformLines(bool isJson, int memorySize, TimeProvider clock)
{
    /// <summary>An invocation begins.</summary>
    public string Start(string requestId) => isJson
        ? Event("platform.start", $$"""{"requestId":"{{requestId}}","version":"$LATEST"}""")
        : $"START RequestId: {requestId} Version: $LATEST";

    /// <summary>It has ended.</summary>
    public IReadOnlyList<string> End(string requestId, TimeSpan took)
    {
        var duration = took.TotalMilliseconds.ToString(isJson ? "0.###" : "F2", CultureInfo.InvariantCulture);
        var billed = Math.Ceiling(took.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        var memory = memorySize.ToString(CultureInfo.InvariantCulture);
        return isJson
            ? [Event("platform.report", $$$"""{"requestId":"{{{requestId}}}","metrics":{"durationMs":{{{duration}}},"billedDurationMs":{{{billed}}},"memorySizeMB":{{{memory}}}}}""")]
            : [$"END RequestId: {requestId}", $"REPORT RequestId: {requestId}\tDuration: {duration} ms\tBilled Duration: {billed} ms\tMemory Size: {memory} MB"];
    }

    private string Event(string type, string record)
    {
        var time = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return $$"""{"time":"{{time}}","type":"{{type}}","record":{{record}}}""";
    }
}
