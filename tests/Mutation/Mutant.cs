namespace Mutation;

/// <summary>One change of the code, compiled in beside what it changes.</summary>
/// <param name="Id">What switches it on, counted over all sources in order: the same as long as these are.</param>
/// <param name="File">Relative to the project's folder.</param>
/// <param name="Line">The first is 1.</param>
/// <param name="Was">The code as it is, on one line, cut.</param>
/// <param name="Becomes">What is done instead, in words or as code.</param>
internal sealed record Mutant(int Id, string File, int Line, string Was, string Becomes)
{
    private const int Shown = 90;

    public override string ToString() => $"{File}:{Line} `{Was}`: {Becomes}";

    public static string OneLine(string code)
    {
        var line = string.Join(' ', code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Shown ? line : line[..(Shown - 1)] + "…";
    }
}
