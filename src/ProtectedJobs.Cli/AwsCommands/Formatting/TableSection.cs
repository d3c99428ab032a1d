namespace ProtectedJobs.Cli.AwsCommands.Formatting;

/// <summary>One box of a table: a title, perhaps headers, perhaps rows; nested values are boxes of a deeper level below it.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Level">How deep it is nested, from 0.</param>
internal sealed record TableSection(string Title, int Level)
{
    /// <summary>Column names; empty where rows speak for themselves.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>Whether it is a title without a border below: a list without rows.</summary>
    public bool IsBare { get; set; }

    /// <summary>Cells; every row has as many.</summary>
    public List<IReadOnlyList<string>> Rows { get; init; } = [];

    /// <summary>How many cells a line has; 0 if there are only titles.</summary>
    public int Columns => Headers.Count > 0 ? Headers.Count : Rows.Count > 0 ? Rows[0].Count : 0;

    /// <summary>The width of the widest cell of each column.</summary>
    public int[] Widest => [.. Enumerable.Range(0, Columns).Select(column =>
        Rows.Append(Headers).Where(row => column < row.Count).Max(row => DisplayWidth.Of(row[column])))];

    /// <summary>How wide the whole table must be for this box.</summary>
    public int Width => Math.Max(
        DisplayWidth.Of(Title) + 2,
        Columns == 0 ? 0 : Widest.Sum() + (Columns * CellRoom) + 2) + (2 * Level);

    private const int CellRoom = 4;

    /// <summary>A box of one row with a line for each cell instead; others stay as they are.</summary>
    public TableSection Upright() => Headers.Count == 0 || Rows.Count != 1 ? this : this with
    {
        Headers = [],
        Rows = [.. Rows.SelectMany(row => Headers.Zip(row, (header, cell) => (IReadOnlyList<string>)[header, cell]))],
    };

    /// <summary>Adds a row.</summary>
    /// <exception cref="CommandFault">It has not as many cells as those before.</exception>
    public void Add(IReadOnlyList<string> row)
    {
        if (Columns > 0 && row.Count != Columns)
        {
            throw new CommandFault(AwsExitCode.Failed, $"Row should have {Columns} elements, instead it has {row.Count}");
        }

        Rows.Add(row);
    }

    /// <summary>The columns' widths in a table of a given width, without borders: each as wide as its content asks for, in proportion.</summary>
    public int[] Spread(int tableWidth)
    {
        var wanted = Widest.Select(width => width + CellRoom).ToArray();
        if (wanted.Length == 0)
        {
            return wanted;
        }

        var room = tableWidth - (2 * Level);
        var factor = room / (double)wanted.Sum();
        var widths = wanted.Select(width => (int)Math.Round(width * factor, MidpointRounding.ToEven)).ToArray();
        for (var over = widths.Sum() - room; over != 0;)
        {
            // What rounding has given too much is taken from the left, what is missing is added from the right.
            for (var at = 0; at < widths.Length && over != 0; at++)
            {
                var step = Math.Sign(over);
                widths[step > 0 ? at : widths.Length - 1 - at] -= step;
                over -= step;
            }
        }

        // Borders: each column has one on its right, the first another on its left.
        return [.. widths.Select((width, at) => width - (at == 0 ? 2 : 1))];
    }
}
