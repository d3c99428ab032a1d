using System.CommandLine;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Places;

namespace ProtectedJobs.Cli.Management;

/// <summary>A command about runs that are somewhere: it opens the place, and does its part there.</summary>
internal abstract class ManagementCommand : Command
{
    private readonly PlaceOptions _place = new();
    private readonly Option<OutputFormat> _output = SharedOptions.Output();
    private readonly IManagedPlaces _places;

    /// <summary>Makes the command; a deriving one adds what is its own.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">A sentence, and an example behind a colon.</param>
    /// <param name="places">Finds the place.</param>
    protected ManagementCommand(string name, string description, IManagedPlaces places)
        : base(name, description)
    {
        _places = places;
        SetAction(async (line, cancellationToken) =>
        {
            Check(line);
            using var place = await _places.OpenAsync(_place.Read(line), cancellationToken);
            return await RunAsync(place, line, line.GetValue(_output), cancellationToken);
        });
    }

    /// <summary>Adds the options of the place and of the output, which come last in help.</summary>
    protected void AddPlace()
    {
        _place.AddTo(this);
        Options.Add(_output);
    }

    /// <summary>Refuses a command line before anything is called.</summary>
    /// <exception cref="UsageException">It cannot be done.</exception>
    protected virtual void Check(ParseResult line)
    {
    }

    /// <summary>Does it.</summary>
    /// <returns>The exit code.</returns>
    protected abstract Task<int> RunAsync(ManagedPlace place, ParseResult line, OutputFormat format, CancellationToken cancellationToken);
}
