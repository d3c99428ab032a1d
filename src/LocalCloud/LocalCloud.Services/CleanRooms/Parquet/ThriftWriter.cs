using System.Buffers;
using System.Text;

namespace LocalCloud.Services.CleanRooms.Parquet;

/// <summary>Thrift's compact protocol, as far as Parquet's page headers and footer need it.</summary>
internal sealed class ThriftWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly Stack<short> _outer = new();
    private short _last;

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    /// <summary>A 32-bit integer field (also enums).</summary>
    public ThriftWriter Int32(short id, int value)
    {
        Field(id, 5);
        Varint(ZigZag(value));
        return this;
    }

    /// <summary>A 64-bit integer field.</summary>
    public ThriftWriter Int64(short id, long value)
    {
        Field(id, 6);
        Varint(ZigZag(value));
        return this;
    }

    /// <summary>A string field.</summary>
    public ThriftWriter Text(short id, string value)
    {
        Field(id, 8);
        Bare(value);
        return this;
    }

    /// <summary>Begins a struct field; ended by <see cref="End"/>.</summary>
    public ThriftWriter Struct(short id)
    {
        Field(id, 12);
        return Begin();
    }

    /// <summary>Begins a struct that is an element of a list; ended by <see cref="End"/>.</summary>
    public ThriftWriter Begin()
    {
        _outer.Push(_last);
        _last = 0;
        return this;
    }

    /// <summary>Ends a struct.</summary>
    public ThriftWriter End()
    {
        Put(0);
        _last = _outer.Count > 0 ? _outer.Pop() : (short)0;
        return this;
    }

    /// <summary>The head of a list of structs.</summary>
    public ThriftWriter Structs(short id, int count) => List(id, count, 12);

    /// <summary>A list of 32-bit integers.</summary>
    public ThriftWriter Int32s(short id, params ReadOnlySpan<int> values)
    {
        List(id, values.Length, 5);
        foreach (var value in values)
        {
            Varint(ZigZag(value));
        }

        return this;
    }

    /// <summary>A list of strings.</summary>
    public ThriftWriter Texts(short id, params ReadOnlySpan<string> values)
    {
        List(id, values.Length, 8);
        foreach (var value in values)
        {
            Bare(value);
        }

        return this;
    }

    private static ulong ZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));

    private ThriftWriter List(short id, int count, byte type)
    {
        Field(id, 9);
        if (count < 15)
        {
            Put((byte)((count << 4) | type));
        }
        else
        {
            Put((byte)(0xF0 | type));
            Varint((ulong)count);
        }

        return this;
    }

    private void Bare(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        Varint((ulong)bytes.Length);
        _bytes.Write(bytes);
    }

    private void Field(short id, byte type)
    {
        var delta = id - _last;
        if (delta is > 0 and < 16)
        {
            Put((byte)((delta << 4) | type));
        }
        else
        {
            Put(type);
            Varint(ZigZag(id));
        }

        _last = id;
    }

    private void Put(byte value) => _bytes.Write([value]);

    private void Varint(ulong value)
    {
        while (value >= 0x80)
        {
            Put((byte)(value | 0x80));
            value >>= 7;
        }

        Put((byte)value);
    }
}
