namespace Testing;

/// <summary>What is installed on this machine.</summary>
public static class Programs
{
    /// <summary>Whether a program is on the path.</summary>
    public static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
