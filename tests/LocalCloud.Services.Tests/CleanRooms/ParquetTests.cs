using System.Text.Json;
using LocalCloud.Services.CleanRooms.Parquet;
using LocalCloud.Services.CleanRooms.Results;
using LocalCloud.Services.CleanRooms.Scenes;
using Testing;

namespace LocalCloud.Services.Tests.CleanRooms;

public sealed class ParquetTests
{
    [Fact]
    public async Task File_OfEveryKind_IsReadBackByDuckDb()
    {
        using var directory = new TempDirectory();
        var file = Path.Combine(directory.Path, "all.parquet");
        await File.WriteAllBytesAsync(file, ParquetFile.Write(
        [
            new Column.Int64("i", false, [long.MinValue, 0, long.MaxValue]),
            new Column.Int64("in", true, [null, 1, null]),
            new Column.Double("d", false, [-1.5, 0, 1e300]),
            new Column.Text("t", false, ["", "grün 🌱", "a\"b"]),
            new Column.Text("tn", true, [null, null, "x"]),
            new Column.Boolean("b", false, [true, false, true]),
            new Column.Boolean("bn", true, [true, null, false]),
        ]), TestContext.Current.CancellationToken);

        var read = JsonElement.Parse(await Node.RunAsync("parquet/read.mjs", [file]));

        Assert.Equal("BIGINT,BIGINT,DOUBLE,VARCHAR,VARCHAR,BOOLEAN,BOOLEAN", read.GetProperty("types").GetString());
        Assert.Equal(
            """[["-9223372036854775808",null,-1.5,"",null,true,true],["0","1",0,"grün 🌱",null,false,null],["9223372036854775807",null,1e+300,"a\"b","x",true,false]]""",
            read.GetProperty("rows").GetRawText());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(20_000)]
    public async Task File_OfManyRows_HasThemAll(int rows)
    {
        using var directory = new TempDirectory();
        var file = Path.Combine(directory.Path, "many.parquet");
        var columns = OutputRows.Parts(OutputData.Sample("x", rows, parts: 1)).Single();
        await File.WriteAllBytesAsync(file, ParquetFile.Write(columns), TestContext.Current.CancellationToken);

        var read = JsonElement.Parse(await Node.RunAsync("parquet/read.mjs", [file, "count(*), count(segment), count(matched), coalesce(sum(id), 0)"]));

        var nulls = rows / 5;
        Assert.Equal(
            $"""[["{rows}","{rows - nulls}","{rows}","{(long)rows * (rows - 1) / 2}"]]""", read.GetProperty("rows").GetRawText());
    }

    [Fact]
    public void Write_NullInARequiredColumn_IsRefused() =>
        Assert.Throws<ArgumentException>(() => ParquetFile.Write([new Column.Int64("i", false, [null])]));

    [Fact]
    public void Write_ColumnsOfTwoLengths_IsRefused() =>
        Assert.Throws<ArgumentException>(() => ParquetFile.Write(
            [new Column.Int64("i", false, [1]), new Column.Int64("j", false, [1, 2])]));

    [Fact]
    public void Rows_GivenInTheScene_AreSharedOutInOrder()
    {
        var behavior = JsonSerializer.Deserialize(
            """
            {"outputs":[{"name":"o","parts":2,"columns":[{"name":"n","type":"int64","nullable":true},{"name":"t","type":"string"}],
             "data":[[1,"a"],[null,"b"],[3,"c"]]}]}
            """,
            SceneJson.Default.Behavior)!;
        var parts = OutputRows.Parts(behavior.Outputs![0]).ToList();
        Assert.Equal([1L, null], ((Column.Int64)parts[0][0]).Values);
        Assert.Equal(["c"], ((Column.Text)parts[1][1]).Values);
    }
}
