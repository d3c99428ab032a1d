namespace ProtectedJobs.Core.Runs.Errors;

/// <summary>A document of the ledger changed each time it was about to be written: ask again.</summary>
/// <param name="message">The cause.</param>
public sealed class LedgerBusy(string message) : RunError(message);
