using System.Text.Json;

namespace LocalCloud.Services.CleanRooms.Scenes;

/// <summary>One output of a job: a folder of Parquet parts.</summary>
internal sealed record OutputData
{
    /// <summary>The folder's name: the key of the script's <c>results</c>.</summary>
    public required string Name { get; init; }

    /// <summary>How many part files; null for one.</summary>
    public int? Parts { get; init; }

    /// <summary>How many rows are generated in all; not used when <see cref="Data"/> is given. Null for ten.</summary>
    public int? Rows { get; init; }

    /// <summary>The columns, in order.</summary>
    public required IReadOnlyList<OutputColumn> Columns { get; init; }

    /// <summary>The rows themselves, each with a JSON value a column; null to generate them.</summary>
    public IReadOnlyList<IReadOnlyList<JsonElement>>? Data { get; init; }

    /// <summary>An output of generated rows.</summary>
    public static OutputData Sample(string name, int rows, int parts) => new()
    {
        Name = name,
        Rows = rows,
        Parts = parts,
        Columns =
        [
            new OutputColumn("id", ColumnType.Int64),
            new OutputColumn("segment", ColumnType.String, Nullable: true),
            new OutputColumn("score", ColumnType.Double),
            new OutputColumn("matched", ColumnType.Boolean),
        ],
    };
}

/// <summary>A column of an output.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What its values are.</param>
/// <param name="Nullable">Whether values may be null.</param>
internal sealed record OutputColumn(string Name, ColumnType Type, bool Nullable = false);
