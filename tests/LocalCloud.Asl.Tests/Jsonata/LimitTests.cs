using LocalCloud.Asl.Json;
using LocalCloud.Asl.Jsonata;

namespace LocalCloud.Asl.Tests.Jsonata;

/// <summary>Expressions that would take for ever, or all memory, end with U1001.</summary>
public sealed class LimitTests
{
    private static readonly JsonataLimits s_limits = new() { MaxSteps = 200_000, MaxBuilt = 500_000 };

    [Theory]
    [InlineData("($f := function(){$f()}; $f())")]
    [InlineData("($f := function($n){1 + $f($n + 1)}; $f(0))")]
    [InlineData("($f := function($n){[$f($n), $f($n)]}; $f(0))")]
    [InlineData("($d := function($a, $n){$n = 0 ? $a : $d($append($a, $a), $n - 1)}; $d([1], 60))")]
    [InlineData("($d := function($s, $n){$n = 0 ? $s : $d($s & $s, $n - 1)}; $d('x', 60))")]
    [InlineData("($d := function($a, $n){$n = 0 ? $a : $d([[$a], [$a]], $n - 1)}; $d(1, 60))")]
    [InlineData("($d := function($a, $n){$n = 0 ? $a : $d([[$a], [$a]], $n - 1)}; $string($d(1, 60)))")]
    [InlineData("($d := function($a, $n){$n = 0 ? $a : $d({'a': $a, 'b': $a}, $n - 1)}; $d(1, 60) = $d(1, 60))")]
    [InlineData("($d := function($a, $n){$n = 0 ? $a : $d({'a': $a, 'b': $a}, $n - 1)}; $count($d(1, 60).**))")]
    [InlineData("($d := function($a, $n){$n = 0 ? $a : $d({'a': $a, 'b': $a}, $n - 1)}; $d(1, 60) ~> |$|{}|)")]
    [InlineData("($d := function($a, $n){$n = 0 ? $a : $d([[$a]], $n - 1)}; $d(1, 100000))")]
    [InlineData("[1..9999999]")]
    [InlineData("[1..1000].([1..1000])")]
    [InlineData("$pad('', 1e12)")]
    [InlineData("$pad('', -1e300)")]
    [InlineData("$range(0, 1e15, 1)")]
    [InlineData("$join([1..1000].('x'), $pad('', 100000))")]
    [InlineData("$replace($pad('', 1000, 'a'), 'a', $pad('', 10000))")]
    [InlineData("$sort([1..100000], function($l, $r){true})")]
    [InlineData("$map([1..100000], function($x){$count([1..100])})")]
    [InlineData("$distinct([1..100000].({'v': $}))")]
    [InlineData("$reduce([1..100], function($a, $b){$a & $a}, 'x')")]
    [InlineData("$formatInteger(1e300, 'I')")]
    public void Expression_WithoutEnd_ReachesALimit(string expression) =>
        Assert.Equal("U1001", Code(expression));

    [Fact]
    public void Parser_DeepNesting_ReachesALimit() => Assert.Equal("U1001", Code(new string('(', 100_000)));

    [Fact]
    public void Recursion_WithinTheDefaultDepth_GoesThrough()
    {
        var value = JsonataExpression.Compile("($f := function($n){$n = 0 ? 0 : 1 + $f($n - 1)}; $f(400))").Evaluate(null, Corpus.Context);
        Assert.Equal("400", value!.ToText());
    }

    [Fact]
    public void TailCalls_AHundredThousand_NeedNoDepth()
    {
        var value = JsonataExpression.Compile("($f := function($n){$n = 0 ? 'end' : $f($n - 1)}; $f(100000))").Evaluate(null, Corpus.Context);
        Assert.Equal("\"end\"", value!.ToText());
    }

    [Fact]
    public void Regex_Catastrophic_EndsInTime()
    {
        // A back reference keeps it from the engine that never goes back.
        var input = JsonValue.Of(new string('a', 40) + "!");
        var error = Assert.Throws<JsonataException>(() =>
            JsonataExpression.Compile("$contains($, /^(a+)+\\1$/)", new JsonataLimits { RegexTimeout = TimeSpan.FromMilliseconds(20) })
                .Evaluate(input, Corpus.Context));
        Assert.Equal("U1001", error.Code);
    }

    [Fact]
    public void Regex_NestedQuantifiers_DoNotBacktrack() =>
        Assert.Equal("false", JsonataExpression.Compile("$contains($, /^(a+)+$/)")
            .Evaluate(JsonValue.Of(new string('a', 5_000) + "!"), Corpus.Context)!.ToText());

    private static string? Code(string expression)
    {
        try
        {
            JsonataExpression.Compile(expression, s_limits).Evaluate(null, Corpus.Context);
            return null;
        }
        catch (JsonataException error)
        {
            return error.Code;
        }
    }
}
