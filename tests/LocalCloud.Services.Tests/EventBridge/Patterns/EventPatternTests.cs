using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using LocalCloud.Services.EventBridge.Patterns;

namespace LocalCloud.Services.Tests.EventBridge.Patterns;

public sealed class EventPatternTests
{
    internal const string Event = """
        {"version":"0","id":"1","source":"aws.cleanrooms","detail-type":"Protected Job Succeeded","account":"000000000000",
         "time":"2026-01-01T00:00:00Z","region":"us-east-1","resources":["arn:a","arn:b"],
         "detail":{"status":"SUCCESS","n":5,"f":3.0,"yes":true,"none":null,"empty":"","ip":"10.0.0.77","path":"a/b/c.txt",
                   "tags":["x","y"],"mixed":[1,"two",null],"list":[{"k":"a","v":1},{"k":"b","v":2}],"deep":{"er":{"est":"z"}}}}
        """;

    public static TheoryData<string, bool> Cases() => new()
    {
        { """{"source":["aws.cleanrooms"]}""", true },
        { """{"source":["aws.s3","aws.cleanrooms"]}""", true },
        { """{"source":["aws.s3"]}""", false },
        { """{"source":["aws.cleanrooms"],"detail-type":["Protected Job Failed"]}""", false },
        { """{"resources":["arn:b"]}""", true },
        { """{"resources":["arn:c"]}""", false },
        { """{"detail":{"n":[5]}}""", true },
        { """{"detail":{"f":[3]}}""", true },
        { """{"detail":{"n":["5"]}}""", false },
        { """{"detail":{"yes":[true]}}""", true },
        { """{"detail":{"yes":["true"]}}""", false },
        { """{"detail":{"none":[null]}}""", true },
        { """{"detail":{"empty":[null]}}""", false },
        { """{"detail":{"empty":[""]}}""", true },
        { """{"detail":{"absent":[null]}}""", false },
        { """{"detail":{"tags":["y"]}}""", true },
        { """{"detail":{"mixed":[null]}}""", true },
        { """{"detail":{"mixed":["two"]}}""", true },
        { """{"detail":{"deep":{"er":{"est":["z"]}}}}""", true },
        { """{"detail":{"deep":{"er":{"est":["q"]}}}}""", false },
        { """{"detail":{"list":{"k":["a"],"v":[1]}}}""", true },
        { """{"detail":{"list":{"k":["a"],"v":[2]}}}""", false },
        { """{"detail":{"status":[{"prefix":"SUC"}]}}""", true },
        { """{"detail":{"status":[{"prefix":"suc"}]}}""", false },
        { """{"detail":{"status":[{"prefix":{"equals-ignore-case":"suc"}}]}}""", true },
        { """{"detail":{"path":[{"suffix":".txt"}]}}""", true },
        { """{"detail":{"path":[{"suffix":{"equals-ignore-case":".TXT"}}]}}""", true },
        { """{"detail":{"path":[{"wildcard":"a/*/c.*"}]}}""", true },
        { """{"detail":{"path":[{"wildcard":"*"}]}}""", true },
        { """{"detail":{"path":[{"wildcard":"a/*d*"}]}}""", false },
        { """{"detail":{"path":[{"wildcard":"a/b/c.txt"}]}}""", true },
        { """{"detail":{"status":[{"equals-ignore-case":"success"}]}}""", true },
        { """{"detail":{"status":[{"anything-but":"SUCCESS"}]}}""", false },
        { """{"detail":{"status":[{"anything-but":["FAILED","CANCELLED"]}]}}""", true },
        { """{"detail":{"n":[{"anything-but":[4,6]}]}}""", true },
        { """{"detail":{"n":[{"anything-but":5}]}}""", false },
        { """{"detail":{"status":[{"anything-but":{"prefix":"SUC"}}]}}""", false },
        { """{"detail":{"status":[{"anything-but":{"suffix":["X","Y"]}}]}}""", true },
        { """{"detail":{"status":[{"anything-but":{"equals-ignore-case":["success"]}}]}}""", false },
        { """{"detail":{"path":[{"anything-but":{"wildcard":"*/b/*"}}]}}""", false },
        { """{"detail":{"absent":[{"anything-but":"x"}]}}""", false },
        { """{"detail":{"n":[{"numeric":["=",5]}]}}""", true },
        { """{"detail":{"n":[{"numeric":[">",4,"<=",5]}]}}""", true },
        { """{"detail":{"n":[{"numeric":[">=",5,"<",5.5]}]}}""", true },
        { """{"detail":{"n":[{"numeric":["<",5]}]}}""", false },
        { """{"detail":{"status":[{"numeric":["=",5]}]}}""", false },
        { """{"detail":{"n":[{"exists":true}]}}""", true },
        { """{"detail":{"n":[{"exists":false}]}}""", false },
        { """{"detail":{"absent":[{"exists":false}]}}""", true },
        { """{"detail":{"absent":{"below":[{"exists":false}]}}}""", true },
        { """{"detail":{"absent":[{"exists":false},"x"]}}""", true },
        { """{"detail":{"deep":[{"exists":true}]}}""", false },
        { """{"detail":{"ip":[{"cidr":"10.0.0.0/24"}]}}""", true },
        { """{"detail":{"ip":[{"cidr":"10.0.0.5/24"}]}}""", true },
        { """{"detail":{"ip":[{"cidr":"10.0.1.0/24"}]}}""", false },
        { """{"detail":{"ip":[{"cidr":"::/0"}]}}""", false },
        { """{"$or":[{"source":["nothing"]},{"detail":{"n":[5]}}]}""", true },
        { """{"$or":[{"source":["nothing"]},{"detail":{"n":[6]}}]}""", false },
        { """{"source":["aws.s3"],"$or":[{"region":["us-east-1"]},{"detail":{"n":[5]}}]}""", false },
        { """{"detail":{"$or":[{"n":[6]},{"status":["SUCCESS"],"$or":[{"n":[5]},{"n":[7]}]}]}}""", true },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Pattern_AgainstOneEvent_MatchesAsAwsDoes(string pattern, bool expected) =>
        Assert.Equal(expected, EventPattern.Parse(pattern).Matches(JsonElement.Parse(Event)));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"source":"x"}""")]
    [InlineData("""{"source":[]}""")]
    [InlineData("""{"source":{}}""")]
    [InlineData("""{"source":[["x"]]}""")]
    [InlineData("""{"source":[{"prefix":"a","suffix":"b"}]}""")]
    [InlineData("""{"source":[{"prefix":1}]}""")]
    [InlineData("""{"source":[{"unknown":"a"}]}""")]
    [InlineData("""{"source":[{"exists":"true"}]}""")]
    [InlineData("""{"source":[{"numeric":[">"]}]}""")]
    [InlineData("""{"source":[{"numeric":[">",5,"<",4]}]}""")]
    [InlineData("""{"source":[{"numeric":["<",5,">",4]}]}""")]
    [InlineData("""{"source":[{"numeric":["=",1e10]}]}""")]
    [InlineData("""{"source":[{"wildcard":"a**b"}]}""")]
    [InlineData("""{"source":[{"wildcard":"a\\b"}]}""")]
    [InlineData("""{"source":[{"cidr":"10.0.0.0"}]}""")]
    [InlineData("""{"source":[{"cidr":"10.0.0.0/33"}]}""")]
    [InlineData("""{"source":[{"anything-but":[]}]}""")]
    [InlineData("""{"source":[{"anything-but":{"exists":true}}]}""")]
    [InlineData("""{"source":["\ud800"]}""")]
    public void Parse_NoPattern_SaysSo(string pattern) =>
        Assert.Throws<PatternException>(() => EventPattern.Parse(pattern).Matches(JsonElement.Parse(Event)));

    [Fact]
    public void Wildcard_AnyText_AgreesWithARegularExpression() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Elements('a', 'b', '*').ListOf().Select(c => string.Concat(c)).ToArbitrary(),
        Gen.Elements('a', 'b').ListOf().Select(c => string.Concat(c)).ToArbitrary(),
        (pattern, text) =>
        {
            var single = System.Text.RegularExpressions.Regex.Replace(pattern, @"\*+", "*");
            var expected = System.Text.RegularExpressions.Regex.IsMatch(
                text,
                $"^{System.Text.RegularExpressions.Regex.Escape(single).Replace("\\*", ".*", StringComparison.Ordinal)}$",
                System.Text.RegularExpressions.RegexOptions.NonBacktracking);
            return new WildcardText(single).Matches(text) == expected;
        }));
}
