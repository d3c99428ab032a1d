namespace ProtectedJobs.Cli.CommandLine;

/// <summary>How a command writes its data.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>One JSON document, and nothing else, on standard output.</summary>
    Json,
}
