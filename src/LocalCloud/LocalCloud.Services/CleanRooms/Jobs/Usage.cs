namespace LocalCloud.Services.CleanRooms.Jobs;

/// <summary>What a job costs, in CRPU-hours.</summary>
internal static class Usage
{
    /// <summary>The shortest time that is billed once a job has started.</summary>
    public static readonly TimeSpan Minimum = TimeSpan.FromMinutes(10);

    /// <summary>CRPU × hours, whole seconds, at least ten minutes; nothing for a job that never started.</summary>
    /// <param name="compute">The workers, or the default ones.</param>
    /// <param name="started">How long the job ran; null if it never started.</param>
    public static double CrpuHours(Compute? compute, TimeSpan? started)
    {
        if (started is not { } ran)
        {
            return 0;
        }

        var billed = Math.Max(Math.Ceiling(ran.TotalSeconds), Minimum.TotalSeconds);
        return (compute ?? Compute.Default).Crpu * billed / 3600;
    }
}
