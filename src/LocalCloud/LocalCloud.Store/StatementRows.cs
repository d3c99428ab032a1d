namespace LocalCloud.Store;

/// <summary>Reading a statement's rows to their end.</summary>
public static class StatementRows
{
    /// <summary>The first row, or the default where there is none.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="statement">A statement with its parameters bound.</param>
    /// <param name="read">Reads the current row.</param>
    public static T? First<T>(this Statement statement, Func<Statement, T> read)
    {
        try
        {
            return statement.Step() ? read(statement) : default;
        }
        finally
        {
            statement.Reset();
        }
    }

    /// <summary>Every row.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="statement">A statement with its parameters bound.</param>
    /// <param name="read">Reads the current row.</param>
    public static IReadOnlyList<T> All<T>(this Statement statement, Func<Statement, T> read)
    {
        var rows = new List<T>();
        try
        {
            while (statement.Step())
            {
                rows.Add(read(statement));
            }
        }
        finally
        {
            statement.Reset();
        }

        return rows;
    }
}
