namespace ProtectedJobs.Cli.Doctor;

/// <summary>What was found out about a deployment.</summary>
/// <param name="Where">Which deployment: its Region, or a local cloud's endpoint.</param>
/// <param name="Healthy">Whether nothing is broken.</param>
/// <param name="Findings">One for each check, in order.</param>
internal sealed record DoctorReport(string Where, bool Healthy, IReadOnlyList<Finding> Findings);

/// <summary>What a check found.</summary>
/// <param name="Check">What was looked at.</param>
/// <param name="Grade">How it is.</param>
/// <param name="Found">What was found.</param>
/// <param name="Fix">How to put it right; null if there is nothing to.</param>
internal sealed record Finding(string Check, Grade Grade, string Found, string? Fix)
{
    public static Finding Good(string check, string found) => new(check, Grade.Ok, found, null);

    public static Finding Warn(string check, string found, string fix) => new(check, Grade.Warning, found, fix);

    public static Finding Broken(string check, string found, string fix) => new(check, Grade.Broken, found, fix);
}

/// <summary>How something is.</summary>
internal enum Grade
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Works, with a shortcoming; or could not be looked at.</summary>
    Warning,

    /// <summary>Runs will fail, or hang, until it is put right.</summary>
    Broken,
}
