using LocalCloud.Asl.Json;
using LocalCloud.Asl.Paths;

namespace LocalCloud.Asl.Tests.Paths;

public sealed class JsonPathTests
{
    private const string Store = """
        {"store":{"book":[{"category":"reference","author":"Rees","title":"Sayings","price":8.95},
        {"category":"fiction","author":"Waugh","title":"Sword","price":12.99},
        {"category":"fiction","author":"Melville","title":"Moby","isbn":"0-553","price":8.99},
        {"category":"fiction","author":"Tolkien","title":"Lord","isbn":"0-395","price":22.99}],
        "bicycle":{"color":"red","price":19.95}},"expensive":10,"a b":{"c'd":1},"empty":[],"none":null,"o":{},"s":"text"}
        """;

    [Theory]
    [InlineData("$.expensive", "10")]
    [InlineData("$['a b']['c\\'d']", "1")]
    [InlineData("$.store.book[0].author", "\"Rees\"")]
    [InlineData("$.store.book[-1].author", "\"Tolkien\"")]
    [InlineData("$.store.book[*].author", "[\"Rees\",\"Waugh\",\"Melville\",\"Tolkien\"]")]
    [InlineData("$..author", "[\"Rees\",\"Waugh\",\"Melville\",\"Tolkien\"]")]
    [InlineData("$.store..price", "[8.95,12.99,8.99,22.99,19.95]")]
    [InlineData("$.store.book[0,2].price", "[8.95,8.99]")]
    [InlineData("$.store.book[1:3].price", "[12.99,8.99]")]
    [InlineData("$.store.book[:2].price", "[8.95,12.99]")]
    [InlineData("$.store.book[-2:].price", "[8.99,22.99]")]
    [InlineData("$.store.book[5:9]", "[]")]
    [InlineData("$.store.book[?(@.isbn)].title", "[\"Moby\",\"Lord\"]")]
    [InlineData("$.store.book[?(!@.isbn)].title", "[\"Sayings\",\"Sword\"]")]
    [InlineData("$.store.book[?(@.price < 10)].title", "[\"Sayings\",\"Moby\"]")]
    [InlineData("$.store.book[?(@.price <= $.expensive)].title", "[\"Sayings\",\"Moby\"]")]
    [InlineData("$.store.book[?(@.category == 'fiction' && @.price > 20)].title", "[\"Lord\"]")]
    [InlineData("$.store.book[?(@.price > 20 || @.author == \"Rees\")].title", "[\"Sayings\",\"Lord\"]")]
    [InlineData("$.store.book[?((@.price > 20 || @.author == 'Rees') && @.isbn)].title", "[\"Lord\"]")]
    [InlineData("$.store.book[?(@.author =~ /.*l.*/i)].title", "[\"Moby\",\"Lord\"]")]
    [InlineData("$.store.book[?(@.category in ['reference','x'])].title", "[\"Sayings\"]")]
    [InlineData("$.store.book[?(@.category nin ['reference'])].price", "[12.99,8.99,22.99]")]
    [InlineData("$.store.book[?(@.title contains 'o')].title", "[\"Sword\",\"Moby\",\"Lord\"]")]
    [InlineData("$.store.book[?(@.category != 'fiction')].title", "[\"Sayings\"]")]
    [InlineData("$.store.bicycle['color','price']", "{\"color\":\"red\",\"price\":19.95}")]
    [InlineData("$.store.*.color", "[\"red\"]")]
    [InlineData("$.store.book.length()", "4")]
    [InlineData("$.store.book[*].price.max()", "22.99")]
    [InlineData("$.store.book[0].keys()", "[\"category\",\"author\",\"title\",\"price\"]")]
    [InlineData("$.empty[*]", "[]")]
    [InlineData("$.o[*]", "[]")]
    [InlineData("$.none", "null")]
    [InlineData("$..nothing", "[]")]
    [InlineData("$.store.book[*].isbn", "[\"0-553\",\"0-395\"]")]
    public void Evaluate_PathOfTheStore_GivesWhatTheLibraryGives(string path, string expected) =>
        Assert.Equal(expected, JsonPath.Compile(path).Evaluate(JsonValue.Parse(Store)).ToCompactText());

    [Theory]
    [InlineData("$.a", "No results for path: $['a']")]
    [InlineData("$.no.such", "Missing property in path $['no']")]
    [InlineData("$.no[*]", "Missing property in path $['no']")]
    [InlineData("$.empty[0]", "No results for path: $['empty'][0]")]
    [InlineData("$.o[0]", "Filter: [0] can only be applied to arrays. Current context is: {}")]
    [InlineData("$.s.x", "Expected to find an object with property ['x'] in path $['s'] but found 'com.fasterxml.jackson.databind.node.TextNode'. This is not a json object according to the JsonProvider: 'com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider'.")]
    public void Evaluate_DefinitePathToNothing_SaysWhyInTheLibrarysWords(string path, string message)
    {
        var compiled = JsonPath.Compile(path);

        Assert.Equal(message, Assert.Throws<PathNotFoundException>(() => compiled.Evaluate(JsonValue.Parse(Store))).Message);
        Assert.Null(compiled.TryEvaluate(JsonValue.Parse(Store)));
    }

    [Fact]
    public void Evaluate_HostilePaths_EndSoon()
    {
        var nested = JsonValue.Parse(string.Concat(Enumerable.Repeat("{\"a\":", 900)) + "1" + new string('}', 900));
        var text = JsonValue.Parse($"[\"{new string('a', 100_000)}!\"]");

        Assert.Throws<PathNotFoundException>(() => JsonPath.Compile("$..*..*..*..*").Evaluate(nested));
        Assert.Equal("[]", JsonPath.Compile("$[?(@ =~ /(a+)+/)]").Evaluate(text).ToText());
        Assert.Throws<PathNotFoundException>(() => JsonPath.Compile("$[?(@ =~ /(?=a)(a+)+/)]").Evaluate(text));
        Assert.Throws<PathSyntaxException>(() => JsonPath.Compile("$[?(@ =~ /(/)]"));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("")]
    [InlineData("$.")]
    [InlineData("$..")]
    [InlineData("$[")]
    [InlineData("$['a")]
    [InlineData("$[a]")]
    [InlineData("$.a b")]
    [InlineData("$[?(@.a ==)]")]
    [InlineData("$[?(@.a]")]
    [InlineData("$[1:2:3]")]
    [InlineData("$.a.nope()")]
    public void Compile_NoPath_IsRefused(string path) =>
        Assert.Throws<PathSyntaxException>(() => JsonPath.Compile(path));

    [Theory]
    [InlineData("$.a.b[0]", true)]
    [InlineData("$", true)]
    [InlineData("$.a[-1]", false)]
    [InlineData("$.a[*]", false)]
    [InlineData("$.a.length()", false)]
    public void IsReference_Path_TellsIfItNamesOnePlace(string path, bool isReference) =>
        Assert.Equal(isReference, JsonPath.Compile(path).IsReference);

    [Theory]
    [InlineData("{\"a\":1}", "$.b.c", "{\"a\":1,\"b\":{\"c\":9}}")]
    [InlineData("{\"a\":[1,{\"x\":2}]}", "$.a[1].x", "{\"a\":[1,{\"x\":9}]}")]
    [InlineData("[1]", "$", "9")]
    [InlineData("[1]", "$[3]", null)]
    [InlineData("{\"a\":1}", "$.a.b", null)]
    [InlineData("\"text\"", "$.a", null)]
    public void Put_ReferencePath_MakesWhatLacks(string document, string path, string? expected) =>
        Assert.Equal(expected, ReferencePath.Put(JsonPath.Compile(path), JsonValue.Parse(document), JsonValue.Of(9))?.ToText());
}
