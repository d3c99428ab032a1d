using LocalCloud.Asl.Maps;

namespace LocalCloud.Asl.Tests.Maps;

public sealed class CsvItemsTests
{
    [Theory]
    [InlineData("1,2\n3,4", "[{\"a\":\"1\",\"b\":\"2\"},{\"a\":\"3\",\"b\":\"4\"}]")]
    [InlineData("1\n", "[{\"a\":\"1\",\"b\":\"\"}]")]
    [InlineData("1,2,3\n", "[{\"a\":\"1\",\"b\":\"2\"}]")]
    [InlineData("1,", "[{\"a\":\"1\",\"b\":\"\"}]")]
    [InlineData(",2\n", "[{\"a\":\"\",\"b\":\"2\"}]")]
    [InlineData("1,2\n\n\r\n3,4\r\n", "[{\"a\":\"1\",\"b\":\"2\"},{\"a\":\"3\",\"b\":\"4\"}]")]
    [InlineData("\"1,\n\",\"\"\"\"\n", "[{\"a\":\"1,\\n\",\"b\":\"\\\"\"}]")]
    [InlineData("a\"b,\"\"\n", "[{\"a\":\"a\\\"b\",\"b\":\"\"}]")]
    [InlineData("1,\"2\"", "[{\"a\":\"1\",\"b\":\"2\"}]")]
    [InlineData("1,\"2", "[{\"a\":\"1\",\"b\":\"2\"}]")]
    [InlineData("", "[]")]
    public void Rows_UnderGivenHeaders_AreItems(string text, string items) =>
        Assert.Equal(items, Items(new ItemFormat { InputType = "CSV", CsvHeaderIsFirstRow = false, CsvHeaders = ["a", "b"] }, text));

    [Theory]
    [InlineData("x,y\n1,2\n", "[{\"x\":\"1\",\"y\":\"2\"}]")]
    [InlineData("x,y\n", "[]")]
    public void Rows_UnderTheFirst_AreItems(string text, string items) => Assert.Equal(items, Items(new ItemFormat { InputType = "CSV", CsvHeaderIsFirstRow = true }, text));

    private static string Items(ItemFormat format, string text) => new Asl.Json.JsonArray(CsvItems.Parse(format, text)).ToText();
}
