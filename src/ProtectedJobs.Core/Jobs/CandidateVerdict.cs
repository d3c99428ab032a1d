namespace ProtectedJobs.Core.Jobs;

/// <summary>Whether a job could be the one whose start was never answered.</summary>
public enum CandidateVerdict
{
    /// <summary>It was answered with another value than was asked for.</summary>
    Refuted,

    /// <summary>Nothing tells it from the job asked for.</summary>
    Possible,

    /// <summary>It carries the run's token.</summary>
    Proven,
}

/// <summary>
/// Compares a job with the request it may have come from. What the service answers with another value refutes; what it leaves
/// out proves nothing. The template must be answered, and equal.
/// </summary>
internal static class Candidate
{
    public static CandidateVerdict Judge(ProtectedJob job, JobSpec asked, KeyValuePair<string, string>? runToken)
    {
        if (job.JobParameters?.AnalysisTemplateArn != asked.AnalysisTemplateArn
            || Differs(job.JobComputePayerAccountId, asked.PayerAccountId)
            || Differs(job.ResultConfiguration?.OutputConfiguration?.Member?.AccountId, asked.ResultReceiverAccountId)
            || WorkersDiffer(job.ComputeConfiguration?.Worker, asked.Workers)
            || ParametersDiffer(job.JobParameters?.Parameters, asked.Parameters))
        {
            return CandidateVerdict.Refuted;
        }

        if (runToken is not { } token || job.JobParameters?.Parameters is not { Count: > 0 } answered)
        {
            return CandidateVerdict.Possible;
        }

        return answered.TryGetValue(token.Key, out var value) && value == token.Value
            ? CandidateVerdict.Proven
            : CandidateVerdict.Refuted;
    }

    // Asked for nothing: the service fills in what it likes.
    private static bool Differs(string? answered, string? asked) => answered is not null && asked is not null && answered != asked;

    private static bool WorkersDiffer(WorkerConfiguration? answered, WorkerSpec? asked) =>
        answered is not null
        && asked is not null
        && (Differs(answered.Type, asked.Type == WorkerType.Cr4X ? "CR.4X" : "CR.1X")
            || (answered.Number is { } number && number != asked.Number));

    private static bool ParametersDiffer(IReadOnlyDictionary<string, string>? answered, IReadOnlyDictionary<string, string> asked) =>
        answered is { Count: > 0 }
        && asked.Any(parameter => !answered.TryGetValue(parameter.Key, out var value) || value != parameter.Value);
}
