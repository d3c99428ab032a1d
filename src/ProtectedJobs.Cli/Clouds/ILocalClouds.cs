namespace ProtectedJobs.Cli.Clouds;

/// <summary>Starts local clouds.</summary>
internal interface ILocalClouds
{
    /// <summary>Starts one, or resumes what its data directory holds.</summary>
    /// <exception cref="CommandLine.UsageException">The directory is in use, or the template cannot be run.</exception>
    Task<ILocalCloud> StartAsync(CloudSettings settings, CancellationToken cancellationToken);
}
