using System.Text;
using ProtectedJobs.Core.Results;

namespace ProtectedJobs.Core.Tests.Results;

public sealed class DocumentPartTests
{
    private readonly DocumentPart _part = new(1);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(100, 100)]
    [InlineData(100_000, 100_000)]
    public void Room_IsAsMuchAsIsAskedFor(int asked, int least)
    {
        // Filled to the brim first.
        Write(_part.GetMemory(1).Length);

        Assert.InRange(_part.GetMemory(asked).Length, least, int.MaxValue);
    }

    [Fact]
    public void Part_ThatGrows_KeepsItsBytes()
    {
        for (var written = 0; written < 1000; written++)
        {
            Write(1 + (written % 97));
        }

        Assert.Equal(Bytes(_part.Content.Length), _part.Content.ToArray());
        Assert.Equal(47_995, _part.Content.Length);
    }

    [Fact]
    public void Part_ThatGrowsByteByByte_DoublesEachTime()
    {
        var sizes = new List<int>();
        for (var written = 0; written < 100_000; written++)
        {
            var size = written + _part.GetMemory(1).Length;
            if (size != sizes.LastOrDefault())
            {
                sizes.Add(size);
            }

            _part.Advance(1);
        }

        Assert.Equal(Enumerable.Range(0, sizes.Count).Select(power => sizes[0] << power), sizes);
    }

    [Theory]
    [InlineData(4, "true")]
    [InlineData(0, "0123456789")]
    [InlineData(10, "")]
    public void Replaced_InAFullPart_WhatFollowsMoves(int count, string content)
    {
        var full = _part.GetMemory(1).Length;
        Write(full);
        var before = _part.Content.ToArray();
        var bytes = Encoding.ASCII.GetBytes(content);

        _part.Replace(7, count, bytes);

        Assert.Equal([.. before[..7], .. bytes, .. before[(7 + count)..]], _part.Content.ToArray());
    }

    [Fact]
    public void Begun_Anew_IsEmpty()
    {
        Write(10);

        _part.Begin(5);

        Assert.Equal((5, 0), (_part.Number, _part.Content.Length));
    }

    // Each byte tells its place.
    private void Write(int count)
    {
        var memory = _part.GetMemory(count);
        for (var at = 0; at < count; at++)
        {
            memory.Span[at] = (byte)((_part.Content.Length + at) % 251);
        }

        _part.Advance(count);
    }

    private static byte[] Bytes(int count) => [.. Enumerable.Range(0, count).Select(at => (byte)(at % 251))];
}
