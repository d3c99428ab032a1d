using ProtectedJobs.Console.Runs;
using ProtectedJobs.Console.Tests.Fakes;

namespace ProtectedJobs.Console.Tests.Runs;

public sealed class RunFilterTests
{
    private static readonly DateTimeOffset s_at = new(2026, 8, 4, 10, 0, 0, TimeSpan.Zero);

    private static readonly RunRow[] s_rows =
    [
        Scene.Row("nightly-3", RunState.Running, s_at),
        Scene.Row("nightly-2", RunState.Failed, s_at.AddHours(-2)) with { MembershipId = "other", EndedAt = s_at.AddHours(-1) },
        Scene.Row("Adhoc-1", RunState.Succeeded, s_at.AddHours(-3)) with { Tags = new Dictionary<string, string> { ["team"] = "sales" }, AnalysisTemplateArn = Scene.Template(2) },
    ];

    public static TheoryData<RunFilter, string> Filters() => new()
    {
        { new RunFilter(), "nightly-3 nightly-2 Adhoc-1" },
        { new RunFilter { Text = "NIGHT" }, "nightly-3 nightly-2" },
        { new RunFilter { States = [RunState.Failed, RunState.Succeeded] }, "nightly-2 Adhoc-1" },
        { new RunFilter { MembershipId = "other" }, "nightly-2" },
        { new RunFilter { AnalysisTemplateArn = Scene.Template(2) }, "Adhoc-1" },
        { new RunFilter { Tag = "team" }, "nightly-3 nightly-2 Adhoc-1" },
        { new RunFilter { Tag = "team = sales" }, "Adhoc-1" },
        { new RunFilter { Tag = "none" }, "" },
        { new RunFilter { From = s_at.AddHours(-2) }, "nightly-3 nightly-2" },
        { new RunFilter { To = s_at.AddHours(-2) }, "Adhoc-1" },
        { new RunFilter { Ascending = true }, "Adhoc-1 nightly-2 nightly-3" },
        { new RunFilter { Order = RunOrder.Run, Ascending = true }, "Adhoc-1 nightly-2 nightly-3" },
        { new RunFilter { Order = RunOrder.Length }, "nightly-2 Adhoc-1 nightly-3" },
        { new RunFilter { Order = RunOrder.CrpuHours }, "Adhoc-1 nightly-3 nightly-2" },
        { new RunFilter { Order = RunOrder.State, Ascending = true }, "nightly-3 Adhoc-1 nightly-2" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public void Filter_LetsThroughInOrder(RunFilter filter, string runs) =>
        Assert.Equal(runs, string.Join(' ', filter.Apply(s_rows, s_at).Select(row => row.RunId)));
}
