namespace ProtectedJobs.Cli.Terminals;

/// <summary>The three streams of the process. Data goes to <see cref="Out"/> and nothing else does; text for people goes to <see cref="Error"/>.</summary>
/// <param name="In">Standard input.</param>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="IsErrorInteractive">Whether a person watches <paramref name="Error"/>, so that a line may be drawn over.</param>
/// <param name="IsOutInteractive">Whether a person watches <paramref name="Out"/>, so that it may have colours.</param>
internal sealed record Terminal(
    TextReader In, TextWriter Out, TextWriter Error, bool IsErrorInteractive = false, bool IsOutInteractive = false);
