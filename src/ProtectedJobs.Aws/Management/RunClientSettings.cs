namespace ProtectedJobs.Aws.Management;

/// <summary>How sparing the client is with AWS's reads.</summary>
public sealed record RunClientSettings
{
    /// <summary>DescribeExecution calls a second; AWS allows an account 15 in most Regions.</summary>
    public double DescribesPerSecond { get; init; } = 15;

    /// <summary>DescribeExecution calls at once after a pause.</summary>
    public int DescribesAtOnce { get; init; } = 15;

    /// <summary>GetProtectedJob calls a second; runs themselves need some of the account's 5.</summary>
    public double JobLooksPerSecond { get; init; } = 2;

    /// <summary>How long an execution, a slot or a record that was read counts as it was.</summary>
    public TimeSpan Memory { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a job that was read counts as it was.</summary>
    public TimeSpan JobMemory { get; init; } = TimeSpan.FromSeconds(5);
}
