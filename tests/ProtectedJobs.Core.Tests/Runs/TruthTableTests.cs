using ProtectedJobs.Core.Completion;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;
using Testing;

namespace ProtectedJobs.Core.Tests.Runs;

/// <summary>Every row of docs/truth-table.md, and every combination that a row leaves open.</summary>
public sealed class TruthTableTests
{
    private static readonly DateTimeOffset s_at = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Rows() => new(Table().Select(row => string.Join('|', row)));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Row_OfThePage_IsWhatTheCoreDoes(string row)
    {
        var cells = row.Split('|');
        foreach (var cancel in CancelsOf(cells[2]))
        {
            var ending = End(cells[0], cells[1], cancel);
            var record = RunRecord.Of(new RunIdentity("run", "arn", s_at, 0)) with
            {
                Outcome = new RunOutcome(0, ending.Status, ending.Error, ending.Cause, s_at, null, null, null),
            };

            Assert.Equal(cells[3], Spell(ending.Status));
            Assert.Equal(cells[4], ending.Error ?? "–");
            Assert.Equal(cells[6], CompletionEvent.Of(record, record.Outcome).DetailType);
            // The tool's exit code is 0 only for an execution that SUCCEEDED: it ended by itself, and well.
            Assert.Equal(cells[5], cells[1] == "by itself" && ending.Status == RunStatus.Succeeded ? "0" : "1");
        }
    }

    [Fact]
    public void Page_OfEndsFromOutside_HasEveryCombination()
    {
        var rows = Table().Where(row => row[1] is "by itself" or "ABORTED" or "TIMED_OUT" or "FAILED").ToList();
        foreach (var how in new[] { "by itself", "ABORTED", "TIMED_OUT", "FAILED" })
        {
            foreach (var job in new[] { "SUCCESS", "FAILED", "CANCELLED" })
            {
                foreach (var cancel in CancelsOf("any"))
                {
                    Assert.Single(rows, row => row[0] == job && row[1] == how && CancelsOf(row[2]).Contains(cancel));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Row_WithAnError_EndsTheExecutionWithThatError(string row)
    {
        var cells = row.Split('|');
        if (cells[4] == "–")
        {
            return;
        }

        var ending = End(cells[0], cells[1], CancelsOf(cells[2])[0]);

        Assert.Equal(cells[4], ending.ToError().GetType().Name);
    }

    private static List<string[]> Table() =>
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "src", "ProtectedJobs.Core", "docs", "truth-table.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| job", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1]),
    ];

    private static IReadOnlyList<CancelReason?> CancelsOf(string cell) => cell switch
    {
        "any" => [null, CancelReason.Stop, CancelReason.Deadline, CancelReason.Budget, CancelReason.RunFailed],
        "no" => [null],
        "STOP" => [CancelReason.Stop],
        "DEADLINE" => [CancelReason.Deadline],
        "BUDGET" => [CancelReason.Budget],
        "RUN_FAILED" => [CancelReason.RunFailed],
        _ => throw new ArgumentOutOfRangeException(nameof(cell), cell, "No such reason."),
    };

    private static RunEnding End(string jobCell, string how, CancelReason? reason)
    {
        var job = jobCell == "none" ? null : Job(jobCell);
        var cancel = reason is { } why ? new CancelRequest(why, s_at) : null;
        return how switch
        {
            "by itself" => RunEnding.OfJob(job!, cancel),
            "ABORTED" => RunEnding.OfStopped(ExecutionStatus.Aborted, null, job, cancel),
            "TIMED_OUT" => RunEnding.OfStopped(ExecutionStatus.TimedOut, null, job, cancel),
            "FAILED" => RunEnding.OfStopped(ExecutionStatus.Failed, null, job, cancel),
            "any other error" => Seen(RunEnding.OfError(nameof(WorldUnavailable), "x")),
            _ => Seen(RunEnding.OfError(how, "x")),
        };

        RunEnding Seen(RunEnding ending) => job is null ? ending : ending.Seeing(job, cancel);
    }

    private static ProtectedJob Job(string status) => new()
    {
        Id = "job",
        MembershipId = "m",
        MembershipArn = "arn",
        CreateTime = s_at,
        Status = status switch
        {
            "SUCCESS" => JobStatus.Success,
            "FAILED" => JobStatus.Failed,
            "CANCELLED" => JobStatus.Cancelled,
            "CANCELLING" => JobStatus.Cancelling,
            _ => throw new ArgumentOutOfRangeException(nameof(status), status, "No such status."),
        },
    };

    private static string Spell(RunStatus status) => status switch
    {
        RunStatus.TimedOut => "TIMED_OUT",
        RunStatus.OverBudget => "OVER_BUDGET",
        _ => status.ToString().ToUpperInvariant(),
    };
}
