using System.Buffers.Binary;

namespace LocalCloud.Services.CleanRooms.Parquet;

/// <summary>Writes Parquet files: one row group, one uncompressed PLAIN page a column. Small, and every reader reads it.</summary>
internal static class ParquetFile
{
    private const int Required = 0;
    private const int Optional = 1;
    private const int Plain = 0;
    private const int Rle = 3;

    private static ReadOnlySpan<byte> Magic => "PAR1"u8;

    /// <summary>The file that holds these columns.</summary>
    /// <param name="columns">At least one; all of the same length.</param>
    /// <exception cref="ArgumentException">There are none, their lengths differ, or one that is not nullable has a null.</exception>
    public static byte[] Write(IReadOnlyList<Column> columns)
    {
        Check(columns);
        var file = new MemoryStream();
        file.Write(Magic);
        var chunks = new List<Chunk>(columns.Count);
        foreach (var column in columns)
        {
            var offset = file.Length;
            var page = PlainEncoding.Page(column);
            file.Write(PageHeader(column.Count, page.Length).Written);
            file.Write(page);
            chunks.Add(new Chunk(column, offset, file.Length - offset));
        }

        var footer = Footer(chunks).Written;
        file.Write(footer);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, footer.Length);
        file.Write(length);
        file.Write(Magic);
        return file.ToArray();
    }

    private static void Check(IReadOnlyList<Column> columns)
    {
        if (columns.Count == 0)
        {
            throw new ArgumentException("A Parquet file needs a column.", nameof(columns));
        }

        foreach (var column in columns)
        {
            if (column.Count != columns[0].Count)
            {
                throw new ArgumentException(
                    $"Column {column.Name} has {column.Count} values, {columns[0].Name} has {columns[0].Count}.", nameof(columns));
            }

            if (!column.Nullable && Enumerable.Range(0, column.Count).Any(column.IsNull))
            {
                throw new ArgumentException($"Column {column.Name} is not nullable and has a null.", nameof(columns));
            }
        }
    }

    // PageHeader: 1 type (DATA_PAGE), 2 and 3 sizes, 5 DataPageHeader (1 values, 2 encoding, 3 and 4 encodings of levels).
    private static ThriftWriter PageHeader(int values, int size) => new ThriftWriter().Begin()
        .Int32(1, 0)
        .Int32(2, size)
        .Int32(3, size)
        .Struct(5).Int32(1, values).Int32(2, Plain).Int32(3, Rle).Int32(4, Rle).End()
        .End();

    // FileMetaData: 1 version, 2 schema, 3 rows, 4 row groups, 6 created by.
    private static ThriftWriter Footer(List<Chunk> chunks)
    {
        var rows = chunks[0].Column.Count;
        var footer = new ThriftWriter().Begin().Int32(1, 1).Structs(2, chunks.Count + 1);
        footer.Begin().Text(4, "spark_schema").Int32(5, chunks.Count).End();
        foreach (var chunk in chunks)
        {
            Schema(footer, chunk.Column);
        }

        footer.Int64(3, rows).Structs(4, 1).Begin().Structs(1, chunks.Count);
        foreach (var chunk in chunks)
        {
            footer.Begin().Int64(2, chunk.Offset).Struct(3);
            footer.Int32(1, PhysicalType(chunk.Column))
                .Int32s(2, Plain, Rle)
                .Texts(3, chunk.Column.Name)
                .Int32(4, 0)
                .Int64(5, chunk.Column.Count)
                .Int64(6, chunk.Length)
                .Int64(7, chunk.Length)
                .Int64(9, chunk.Offset)
                .End();
            footer.End();
        }

        return footer.Int64(2, chunks.Sum(c => c.Length)).Int64(3, rows).End()
            .Text(6, "local-cloud")
            .End();
    }

    // SchemaElement: 1 type, 3 repetition, 4 name, 6 converted type (UTF8 = 0), 10 logical type (1 STRING).
    private static void Schema(ThriftWriter footer, Column column)
    {
        footer.Begin()
            .Int32(1, PhysicalType(column))
            .Int32(3, column.Nullable ? Optional : Required)
            .Text(4, column.Name);
        if (column is Column.Text)
        {
            footer.Int32(6, 0).Struct(10).Struct(1).End().End();
        }

        footer.End();
    }

    private static int PhysicalType(Column column) => column switch
    {
        Column.Boolean => 0,
        Column.Int64 => 2,
        Column.Double => 5,
        Column.Text => 6,
        _ => throw new ArgumentException($"no Parquet type for {column.GetType().Name}", nameof(column)),
    };

    private sealed record Chunk(Column Column, long Offset, long Length);
}
