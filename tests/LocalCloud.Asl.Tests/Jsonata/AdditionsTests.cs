using LocalCloud.Asl.Json;
using LocalCloud.Asl.Jsonata;

namespace LocalCloud.Asl.Tests.Jsonata;

/// <summary>The functions that Step Functions adds, and what it leaves out.</summary>
public sealed class AdditionsTests
{
    [Theory]
    [InlineData("$partition([1,2,3,4,5], 2)", "[[1,2],[3,4],[5]]")]
    [InlineData("$partition([1], 9)", "[[1]]")]
    [InlineData("$partition([], 2)", "[]")]
    [InlineData("$range(1, 9, 2)", "[1,3,5,7,9]")]
    [InlineData("$range(0, 10, 4)", "[0,4,8]")]
    [InlineData("$range(3, 0, -1)", "[3,2,1,0]")]
    [InlineData("$range(3, 0, 1)", "[]")]
    [InlineData("$hash('abc', 'MD5')", "\"900150983cd24fb0d6963f7d28e17f72\"")]
    [InlineData("$hash('abc', 'SHA-1')", "\"a9993e364706816aba3e25717850c26c9cd0d89d\"")]
    [InlineData("$hash('abc', 'SHA-256')", "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"")]
    [InlineData("$length($hash('abc', 'SHA-384')) + $length($hash('abc', 'SHA-512'))", "224")]
    [InlineData("$random(7) = $random(7)", "true")]
    [InlineData("$random(7) = $random(8)", "false")]
    [InlineData("$random() >= 0 and $random() < 1", "true")]
    [InlineData("$contains($uuid(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)", "true")]
    [InlineData("$uuid() = $uuid()", "false")]
    [InlineData("""$parse('{"a":[1,null,"x"]}').a[2]""", "\"x\"")]
    [InlineData("$parse('5') + 1", "6")]
    public void Addition_Called_Answers(string expression, string answer) =>
        Assert.Equal(answer, JsonataExpression.Compile(expression).Evaluate(null, Corpus.Context)!.ToText());

    [Theory]
    [InlineData("$eval('1')", "T1006")]
    [InlineData("$partition([1], 0)", "D4001")]
    [InlineData("$partition([1], 1.5)", "D4001")]
    [InlineData("$range(0, 1, 0)", "D4002")]
    [InlineData("$range(0, 1.5, 1)", "D4002")]
    [InlineData("$hash('abc', 'CRC')", "D4003")]
    [InlineData("$parse('{')", "D4004")]
    public void Addition_Misused_TellsItsCode(string expression, string code) =>
        Assert.Equal(code, Assert.Throws<JsonataException>(() => JsonataExpression.Compile(expression).Evaluate(null, Corpus.Context)).Code);

    [Fact]
    public void Variables_OfTheCaller_HideFunctionsAndAreSeen()
    {
        var value = JsonataExpression.Compile("$x.y + $sum").Evaluate(
            null, Corpus.Context, name => name switch { "x" => JsonValue.Parse("""{"y":1}"""), "sum" => JsonValue.Of(2), _ => null });
        Assert.Equal("3", value!.ToText());
    }

    [Fact]
    public void Input_PassedThrough_IsTheVeryJson()
    {
        var input = JsonValue.Parse("""{"big": 12345678901234567890, "x": {"y": [1.0, 2]}}""");
        Assert.Same(input, JsonataExpression.Compile("$").Evaluate(input, Corpus.Context));
        Assert.Equal("""{"y":[1.0,2]}""", JsonataExpression.Compile("x").Evaluate(input, Corpus.Context)!.ToText());
    }
}
