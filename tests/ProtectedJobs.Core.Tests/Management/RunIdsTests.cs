using ProtectedJobs.Core.Management;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Core.Tests.Management;

public sealed class RunIdsTests
{
    private static readonly string s_longest = new('r', RunIds.Longest);

    [Fact]
    public void FaultOf_AnIdOfAllThatMayBe_IsNone()
    {
        Assert.Null(RunIds.FaultOf("a-Z_09"));
        Assert.Null(RunIds.FaultOf(s_longest));
    }

    [Theory]
    [InlineData("", "''")]
    [InlineData("a b", "'a b'")]
    [InlineData("a.b", "'a.b'")]
    [InlineData("ä", "'ä'")]
    [InlineData("run\n", "'run\n'")]
    public void FaultOf_AnIdOfOtherCharacters_RepeatsIt(string runId, string found) => Assert.Equal(Fault(found), RunIds.FaultOf(runId));

    [Fact]
    public void FaultOf_AnIdThatIsTooLong_TellsItsLength()
    {
        Assert.Equal(Fault("81 characters"), RunIds.FaultOf($"{s_longest}r"));
        Assert.Equal(Fault($"'{s_longest[1..]}.'"), RunIds.FaultOf($"{s_longest[1..]}."));
    }

    [Fact]
    public void New_AtATime_IsNamedByIt_InUtc() => Assert.Equal(
        "run-20261125-030405-0a1b2c", RunIds.New(new DateTimeOffset(2026, 11, 25, 4, 4, 5, TimeSpan.FromHours(1)), "0a1b2c3d"));

    [Theory]
    [InlineData("run", "run-again-0a1b2c")]
    [InlineData("run-again-ffffff", "run-again-0a1b2c")]
    [InlineData("run-again-fffff", "run-again-fffff-again-0a1b2c")]
    public void Again_OfARun_IsNamedByTheFirst(string runId, string again) => Assert.Equal(again, RunIds.Again(runId, "0a1b2c3d"));

    [Fact]
    public void Again_OfALongId_IsNoLonger() => Assert.Equal($"{s_longest[..67]}-again-0a1b2c", RunIds.Again(s_longest, "0a1b2c3d"));

    private static Fault Fault(string found) => new("runId", "1 to 80 letters, digits, hyphens and underscores", found);
}
