using System.Text;
using System.Text.Json;
using ProtectedJobs.Core.Management;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Aws.Management;

/// <content>Starts runs.</content>
public sealed partial class RunClient
{
    /// <summary>Starts a run; asking again with the same id and request is safe.</summary>
    /// <param name="runId">Its id: 1 to 80 letters, digits, hyphens and underscores; null for a new one.</param>
    /// <param name="request">The request, a JSON document.</param>
    /// <param name="cancellationToken">Stops waiting; the run may have been started.</param>
    public async Task<RunStart> StartAsync(string? runId, string request, CancellationToken cancellationToken)
    {
        var faults = new List<Fault>();
        if (runId is not null && RunIds.FaultOf(runId) is { } fault)
        {
            faults.Add(fault);
        }

        if (RunRequest.Parse(request) is RunRequestResult.Invalid invalid)
        {
            faults.AddRange(invalid.Faults);
        }

        if (faults.Count > 0)
        {
            return new RunStart.Invalid(faults);
        }

        var name = runId ?? RunIds.New(_clock.GetUtcNow(), _ids.NewId());
        if (await _machine.StartAsync(name, request, cancellationToken) is { } startedAt)
        {
            _reader.Forget(name);
            return new RunStart.Started(name, ArnOf(name), startedAt);
        }

        var other = await _reader.ExecutionAsync(name, cancellationToken);
        return other is { Input: { } input } && SameJson(input, request)
            ? new RunStart.RanBefore(name, other.ExecutionArn, other.StartTime)
            : new RunStart.IdTaken(name);
    }

    /// <summary>
    /// Starts a run for a job that somebody else started: it is awaited, collected and announced like any other. One run a job:
    /// attaching again finds the run there is.
    /// </summary>
    /// <param name="membershipId">The membership through which this account sees the job.</param>
    /// <param name="jobId">The job.</param>
    /// <param name="runId">The run's id; null for <c>attach-{jobId}</c>.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<RunStart> AttachAsync(string membershipId, string jobId, string? runId, CancellationToken cancellationToken)
    {
        var faults = new List<Fault>();
        if (!Guid.TryParseExact(membershipId, "D", out _))
        {
            faults.Add(new Fault("membershipIdentifier", "a membership id (a lower-case UUID)", $"'{membershipId}'"));
        }

        if (!Guid.TryParseExact(jobId, "D", out _))
        {
            faults.Add(new Fault("orchestration.attachJobId", "a job id (a lower-case UUID)", $"'{jobId}'"));
        }

        if (faults.Count > 0)
        {
            return new RunStart.Invalid(faults);
        }

        if (await _cleanRooms.GetAsync(membershipId, jobId, cancellationToken) is not { JobParameters.AnalysisTemplateArn: { } template })
        {
            return new RunStart.Invalid([new Fault("orchestration.attachJobId", $"a job that membership {membershipId} has", jobId)]);
        }

        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", "PYSPARK");
            json.WriteString("membershipIdentifier", membershipId);
            json.WriteStartObject("jobParameters");
            json.WriteString("analysisTemplateArn", template);
            json.WriteEndObject();
            json.WriteStartObject("orchestration");
            json.WriteString("attachJobId", jobId);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return await StartAsync(runId ?? $"attach-{jobId}", Encoding.UTF8.GetString(buffer.ToArray()), cancellationToken);
    }

    /// <summary>Runs the request of another run again, as a new run.</summary>
    /// <param name="runId">The run whose request it is.</param>
    /// <param name="newId">The new run's id; null for one made of the other's.</param>
    /// <param name="cancellationToken">Stops waiting; the run may have been started.</param>
    /// <returns>What came of it; null if there is no such run, or its input is not told.</returns>
    public async Task<RunStart?> RestartAsync(string runId, string? newId, CancellationToken cancellationToken) =>
        await _reader.SightAsync(runId, cancellationToken) is { Execution.Input: { } input }
            ? await StartAsync(newId ?? RunIds.Again(runId, _ids.NewId()), input, cancellationToken)
            : null;

    private string ArnOf(string runId) =>
        $"{_machine.Arn.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal)}:{runId}";

    private static bool SameJson(string one, string other)
    {
        using var left = JsonDocument.Parse(one);
        using var right = JsonDocument.Parse(other);
        return JsonElement.DeepEquals(left.RootElement, right.RootElement);
    }
}
