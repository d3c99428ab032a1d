using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Core.Tests.Usage;

public sealed class ComputeTests
{
    private static readonly Dictionary<string, string> s_none = [];

    [Theory]
    [InlineData(WorkerType.Cr1X, 4, 1, 1.3333)]
    [InlineData(WorkerType.Cr4X, 32, 10, 42.6667)]
    [InlineData(WorkerType.Cr1X, 16, 45, 24)]
    public void EstimateCrpuHours_Workers_CountsAtLeastTenMinutes(WorkerType type, int number, int minutes, double hours) =>
        Assert.Equal(hours, Compute.EstimateCrpuHours(new WorkerSpec(type, number, s_none), TimeSpan.FromMinutes(minutes)), 3);

    [Fact]
    public void CrpuOf_NoWorkersAsked_IsTheDefaultOf32() => Assert.Equal(32, Compute.CrpuOf(null));
}
