using ProtectedJobs.Core.Runs.Errors;
using ProtectedJobs.Core.Sweeping;

namespace ProtectedJobs.Core.Tests.Sweeping;

public sealed class RotationTests
{
    private static readonly DateTimeOffset s_at = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void Sweeps_EachBeginElsewhere_AndLeaveNobodyOut(int count)
    {
        var all = Enumerable.Range(0, count).Select(i => $"{i}").ToList();
        var sweeps = Enumerable.Range(0, count).Select(i => Rotation.Of(all, s_at.AddMinutes(5 * i)).ToList()).ToList();

        Assert.All(sweeps, sweep => Assert.Equal(all, sweep.Order()));
        Assert.Equal(all, sweeps.Select(sweep => sweep[0]).Order());
        Assert.Equal(all.Count, Rotation.Of(all, s_at).Count());
    }

    [Fact]
    public void Errors_OfOneRunOrMembership_AreTold_AndAnyOtherEndsTheSweep()
    {
        Assert.All(
            [new RunFailed("x"), new InvalidDataException(), new System.Text.Json.JsonException()],
            (Exception error) => Assert.True(Rotation.IsOfOne(error)));
        Assert.All([new InvalidOperationException(), new OperationCanceledException()], (Exception error) => Assert.False(Rotation.IsOfOne(error)));
    }
}
