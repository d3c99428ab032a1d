using LocalCloud.Asl.Definitions;

namespace LocalCloud.Asl.Reading;

/// <summary>Collects what is wrong with a definition, so that all of it is told at once.</summary>
internal sealed class Faults
{
    private readonly List<Diagnostic> _all = [];

    /// <summary>The faults in the order they were found.</summary>
    public IReadOnlyList<Diagnostic> All => _all;

    /// <summary>Something is not as the language wants it.</summary>
    public void Schema(string message, string pointer) => Add("SCHEMA_VALIDATION_FAILED", message, pointer);

    /// <summary>Any fault.</summary>
    public void Add(string code, string message, string pointer) =>
        _all.Add(new Diagnostic(code, message, pointer.Length == 0 ? "/" : pointer));
}
