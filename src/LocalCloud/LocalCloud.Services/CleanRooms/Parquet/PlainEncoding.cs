using System.Buffers.Binary;
using System.Text;

namespace LocalCloud.Services.CleanRooms.Parquet;

/// <summary>Parquet's PLAIN encoding, and the definition levels of optional columns.</summary>
internal static class PlainEncoding
{
    /// <summary>A data page's body: the definition levels, if the column is nullable, then the values that are not null.</summary>
    public static byte[] Page(Column column)
    {
        var page = new MemoryStream();
        if (column.Nullable)
        {
            var levels = Levels(column);
            Span<byte> length = stackalloc byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(length, levels.Length);
            page.Write(length);
            page.Write(levels);
        }

        switch (column)
        {
            case Column.Int64 c:
                Write(page, c.Values, BinaryPrimitives.WriteInt64LittleEndian);
                break;
            case Column.Double c:
                Write(page, c.Values, BinaryPrimitives.WriteDoubleLittleEndian);
                break;
            case Column.Text c:
                WriteTexts(page, c.Values);
                break;
            case Column.Boolean c:
                WriteBits(page, [.. c.Values.OfType<bool>()]);
                break;
            default:
                throw new ArgumentException($"no encoding for {column.GetType().Name}", nameof(column));
        }

        return page.ToArray();
    }

    private delegate void Put<in T>(Span<byte> destination, T value);

    // RLE/bit-packing hybrid of bit width 1: runs of equal levels. A header is (length << 1), then the level in one byte.
    private static byte[] Levels(Column column)
    {
        var levels = new MemoryStream();
        for (var row = 0; row < column.Count;)
        {
            var isNull = column.IsNull(row);
            var start = row;
            while (row < column.Count && column.IsNull(row) == isNull)
            {
                row++;
            }

            var header = (uint)(row - start) << 1;
            while (header >= 0x80)
            {
                levels.WriteByte((byte)(header | 0x80));
                header >>= 7;
            }

            levels.WriteByte((byte)header);
            levels.WriteByte(isNull ? (byte)0 : (byte)1);
        }

        return levels.ToArray();
    }

    private static void Write<T>(MemoryStream page, IReadOnlyList<T?> values, Put<T> put)
        where T : struct
    {
        Span<byte> bytes = stackalloc byte[8];
        foreach (var value in values)
        {
            if (value is { } present)
            {
                put(bytes, present);
                page.Write(bytes);
            }
        }
    }

    private static void WriteTexts(MemoryStream page, IReadOnlyList<string?> values)
    {
        Span<byte> length = stackalloc byte[4];
        foreach (var value in values)
        {
            if (value is not null)
            {
                var bytes = Encoding.UTF8.GetBytes(value);
                BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
                page.Write(length);
                page.Write(bytes);
            }
        }
    }

    private static void WriteBits(MemoryStream page, bool[] values)
    {
        for (var start = 0; start < values.Length; start += 8)
        {
            var bits = 0;
            for (var i = start; i < Math.Min(start + 8, values.Length); i++)
            {
                bits |= values[i] ? 1 << (i - start) : 0;
            }

            page.WriteByte((byte)bits);
        }
    }
}
