namespace LocalCloud.Asl.Maps;

/// <summary>An ItemReader's ReaderConfig.</summary>
public sealed record ItemFormat
{
    /// <summary>JSON, JSONL, CSV, MANIFEST or "" where there is none (a listing).</summary>
    public string InputType { get; init; } = "";

    /// <summary>Whether a CSV's first line has the column names; else <see cref="CsvHeaders"/>.</summary>
    public bool CsvHeaderIsFirstRow { get; init; } = true;

    /// <summary>A CSV's column names, where they are given.</summary>
    public IReadOnlyList<string> CsvHeaders { get; init; } = [];

    /// <summary>What parts a CSV's columns.</summary>
    public char CsvDelimiter { get; init; } = ',';
}
