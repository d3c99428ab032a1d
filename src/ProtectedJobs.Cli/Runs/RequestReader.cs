using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Samples;
using ProtectedJobs.Cli.Terminals;

namespace ProtectedJobs.Cli.Runs;

/// <summary>Finds the text of a request: in a file, on standard input, or the built-in sample.</summary>
internal sealed class RequestReader(Terminal terminal)
{
    /// <summary>Stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>Reads a request.</summary>
    /// <param name="source">A path, <c>-</c>, or null for the sample.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="UsageException">The file cannot be read.</exception>
    public async Task<string> ReadAsync(string? source, CancellationToken cancellationToken)
    {
        try
        {
            return source switch
            {
                null => SampleRequest.Json,
                StandardInput => await terminal.In.ReadToEndAsync(cancellationToken),
                _ => await File.ReadAllTextAsync(source, cancellationToken),
            };
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(Directory.Exists(source) ? $"Wanted a file with a request, found the folder {source}." : $"The request cannot be read: {unreadable.Message}");
        }
    }

    /// <summary>What to call a source in a message.</summary>
    public static string NameOf(string? source) => source switch
    {
        null => "the sample request",
        StandardInput => "standard input",
        _ => source,
    };
}
