using ProtectedJobs.Console.Local;

namespace ProtectedJobs.Console.Runs;

/// <summary>The time at the runs' place: a local cloud's own, whose clock may run fast or stand still, or the wall's on AWS.</summary>
/// <param name="clock">The wall's clock.</param>
/// <param name="cloud">The local cloud; null on AWS.</param>
public sealed class CloudTime(TimeProvider clock, LocalCloudAdmin? cloud)
{
    private (CloudClock Clock, long At)? _read;

    /// <summary>The time now, going on from the last reading.</summary>
    public DateTimeOffset Now => _read is { } read
        ? read.Clock.Now + (clock.GetElapsedTime(read.At) * read.Clock.Scale)
        : clock.GetUtcNow();

    /// <summary>Reads the local cloud's clock anew; one that does not answer is taken to go on as it did.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        if (cloud is null)
        {
            return;
        }

        try
        {
            _read = (await cloud.ReadClockAsync(cancellationToken), clock.GetTimestamp());
        }
        catch (LocalCloudRefusedException)
        {
            // The list that comes next tells that the cloud is gone.
        }
    }
}
