using System.Text;
using System.Text.Json;
using ProtectedJobs.Core.Jobs;

namespace ProtectedJobs.Core.Runs;

/// <summary>What a run is asked to do: a StartProtectedJob request, and how to look after it.</summary>
/// <param name="Job">The protected job to start.</param>
/// <param name="Orchestration">Deadline, budget, queue, polling and bookkeeping.</param>
public sealed record RunRequest(JobSpec Job, Orchestration Orchestration)
{
    /// <summary>Reads and checks a request.</summary>
    /// <param name="json">UTF-8 text: the request as <c>aws cleanrooms start-protected-job --cli-input-json</c> takes it, plus an optional <c>orchestration</c>.</param>
    /// <returns>The request, or all of its faults at once.</returns>
    public static RunRequestResult Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Parse(document.RootElement);
        }
        catch (JsonException notJson)
        {
            var at = $"text that is not JSON at line {notJson.LineNumber + 1}, byte {notJson.BytePositionInLine + 1}";
            return new RunRequestResult.Invalid([new Fault("$", "a JSON object", at)]);
        }
    }

    /// <inheritdoc cref="Parse(ReadOnlyMemory{byte})"/>
    public static RunRequestResult Parse(string json) => Parse(Encoding.UTF8.GetBytes(json));

    /// <summary>Checks a request that has been read already, e.g. an execution's input.</summary>
    /// <param name="json">Any JSON value.</param>
    /// <returns>The request, or all of its faults at once.</returns>
    public static RunRequestResult Parse(JsonElement json)
    {
        if (BrokenText.Find(json, "$") is { } broken)
        {
            return new RunRequestResult.Invalid([new Fault(broken, "text of whole characters", "half of a surrogate pair")]);
        }

        var faults = new List<Fault>();
        var request = RunRequestReader.Read(json, faults);
        return faults.Count == 0 && request is not null
            ? new RunRequestResult.Valid(request)
            : new RunRequestResult.Invalid(faults);
    }
}
