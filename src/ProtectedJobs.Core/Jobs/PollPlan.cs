namespace ProtectedJobs.Core.Jobs;

/// <summary>
/// When to look at a job by oneself. An event usually comes first, and else Sweep, which looks at every open job at no transition;
/// these looks are the net below both.
/// </summary>
/// <param name="First">Until the first look; later ones are twice as far apart each time.</param>
/// <param name="Max">The farthest two looks are apart.</param>
public sealed record PollPlan(TimeSpan First, TimeSpan Max)
{
    /// <summary>Eleven minutes, doubling to thirty: two sweeps must have failed to come before the run itself looks.</summary>
    public static readonly PollPlan Default = new(TimeSpan.FromMinutes(11), TimeSpan.FromMinutes(30));

    /// <summary>The delay before the next look.</summary>
    /// <param name="elapsed">How long the job has been there, zero or more.</param>
    /// <returns>
    /// A function of the elapsed time alone, so that no counter has to travel through the states: about as long as the job has
    /// been there already, within <see cref="First"/> and <see cref="Max"/>.
    /// </returns>
    public TimeSpan After(TimeSpan elapsed)
    {
        var delay = elapsed + First;
        return delay < First ? First : delay > Max ? Max : delay;
    }

    /// <summary>How many looks a job of some length takes if no event ever comes.</summary>
    /// <param name="length">From the job's creation.</param>
    public int LooksWithin(TimeSpan length)
    {
        var looks = 0;
        var at = TimeSpan.Zero;
        while (at < length)
        {
            var delay = After(at);
            if (delay == Max)
            {
                return looks + (int)Math.Ceiling((length - at) / Max);
            }

            at += delay;
            looks++;
        }

        return looks;
    }
}
