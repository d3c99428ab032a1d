using LocalCloud.Asl.Queries;

namespace LocalCloud.Asl.Definitions;

/// <summary>One entry of Catch.</summary>
/// <param name="errorEquals">The error names it matches.</param>
/// <param name="nextName">The state it leads to.</param>
/// <param name="data">How the error becomes the output.</param>
internal sealed class Catcher(IReadOnlyList<string> errorEquals, string nextName, DataFlow data)
{
    public IReadOnlyList<string> ErrorEquals { get; } = errorEquals;

    public string NextName { get; } = nextName;

    public DataFlow Data { get; } = data;

    public State Next { get; set; } = null!;
}
