namespace ProtectedJobs.Core.Ledger;

/// <summary>A document that remembers which write made it.</summary>
/// <typeparam name="T">Itself.</typeparam>
public interface ILedgerDocument<T>
    where T : class, ILedgerDocument<T>
{
    /// <summary>The id of the write that made this version: a writer whose answer was lost knows its own write by it.</summary>
    string? WriteId { get; }

    /// <summary>The same document as made by another write.</summary>
    T WrittenBy(string writeId);
}
