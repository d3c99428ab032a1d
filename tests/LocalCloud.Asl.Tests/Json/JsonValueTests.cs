using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Tests.Json;

public sealed class JsonValueTests
{
    [Theory]
    [InlineData("not json", "Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')")]
    [InlineData("{'a': 1}", "Unexpected character (''' (code 39)): was expecting double-quote to start field name")]
    [InlineData("{\"a\": 1", "Unexpected end-of-input within/between Object entries")]
    [InlineData("[1 2]", "Unexpected character ('2' (code 50)): was expecting comma to separate Array entries")]
    [InlineData("01", "Invalid numeric value: Leading zeroes not allowed")]
    [InlineData("nulls", "Unrecognized token 'nulls': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')")]
    public void Parse_NotJson_SaysSoInJacksonsWords(string text, string message) =>
        Assert.Equal(message, Assert.Throws<JsonSyntaxException>(() => JsonValue.Parse(text)).Message);

    [Fact]
    public void ToText_WholeParsedValue_KeepsTheCallersText()
    {
        var value = (JsonObject)JsonValue.Parse("{ \"a\": [1, 2.50],\n \"b\": \"x\" }");

        Assert.Equal("{ \"a\": [1, 2.50],\n \"b\": \"x\" }", value.ToText());
        Assert.Equal("[1,2.50]", value["a"]!.ToText());
        Assert.Equal("{\"a\":[1,2.50],\"b\":\"x\",\"c\":null}", value.With("c", JsonNull.Instance).ToText());
    }

    [Theory]
    [InlineData("\"a\\u0001\\n\\\"é😀\"")]
    [InlineData("{\"a\":[1,true,null],\"é\":{}}")]
    [InlineData("-12.5e3")]
    [InlineData("[ ]")]
    public void ByteSize_OfAnyValue_IsTheTextsUtf8Length(string text)
    {
        var value = JsonValue.Parse(text);

        Assert.Equal(System.Text.Encoding.UTF8.GetByteCount(value.ToText()), value.ByteSize);
        Assert.Equal(
            System.Text.Encoding.UTF8.GetByteCount(value.ToCompactText()),
            new JsonArray([value]).ByteSize - 2);
    }

    [Theory]
    [InlineData("0", "0.0", true)]
    [InlineData("{\"a\":1,\"b\":[2]}", "{\"b\":[2.0],\"a\":1}", true)]
    [InlineData("9007199254740993", "9007199254740992", false)]
    [InlineData("[1]", "[1,1]", false)]
    [InlineData("\"1\"", "1", false)]
    public void Equals_TwoValues_ComparesContent(string left, string right, bool equal)
    {
        Assert.Equal(equal, JsonValue.Parse(left).Equals(JsonValue.Parse(right)));
        Assert.True(!equal || JsonValue.Parse(left).GetHashCode() == JsonValue.Parse(right).GetHashCode());
    }

    [Fact]
    public void Parse_NameTwice_LaterValueAtTheEarlierPlace() =>
        Assert.Equal("{\"a\":3,\"b\":2}", JsonValue.Parse("{\"a\":1,\"b\":2,\"a\":3}").ToCompactText());

    [Fact]
    public void Parse_NestedTooDeep_IsRefusedAndNotFatal()
    {
        Assert.Throws<JsonSyntaxException>(() => JsonValue.Parse(new string('[', 100_000)));
        Assert.Throws<JsonDepthException>(() =>
        {
            JsonValue value = JsonArray.Empty;
            for (var i = 0; i < 100_000; i++)
            {
                value = new JsonArray([value]);
            }
        });
    }
}
