namespace ProtectedJobs.Cli.Places;

/// <summary>Finds places with runs.</summary>
internal interface IManagedPlaces
{
    /// <summary>Opens a place.</summary>
    /// <exception cref="CommandLine.UsageException">It cannot be found; the message says what to give.</exception>
    Task<ManagedPlace> OpenAsync(PlaceRequest request, CancellationToken cancellationToken);
}
