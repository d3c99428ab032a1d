using System.Text;
using System.Text.Json.Nodes;
using ProtectedJobs.Cli.AwsCommands.Shorthand;
using Testing;

namespace ProtectedJobs.Cli.Tests.AwsCommands;

public sealed class ShorthandFuzzTests
{
    private static readonly string[] s_words =
        ["a", "b1", "key", "=", "=", "=", ",", ",", "[", "]", "{", "}", "\"", "'", "\\", "\\,", " ", "x", "y z", "1", "é", "\n", "/", "#", ":", "a=b", "k=[x,y]", "k={n=v}", "\"q, \\\"\"", "@", "-", "."];

    [Fact]
    [Trait("Size", "Long")]
    public void Parse_RandomWords_ReadsThemOrTellsAFault()
    {
        var random = new Random(51);
        var count = Effort.Of(2_000, 100_000);
        var read = 0;
        for (var i = 0; i < count; i++)
        {
            var text = Noise.Words(random, s_words, 12);
            try
            {
                Assert.NotEmpty(ShorthandText.Parse(text));
                read++;
            }
            catch (ShorthandFault fault)
            {
                Assert.NotEmpty(fault.Message);
            }
        }

        Assert.InRange(read, count / 100, count - 1);
    }

    [Fact]
    [Trait("Size", "Long")]
    public void Parse_AnyStructureWritten_IsThatStructure()
    {
        var random = new Random(52);
        for (var i = 0; i < Effort.Of(2_000, 100_000); i++)
        {
            var members = Structure(random, 3);
            var text = string.Join(',', members.Select(member => $"{member.Key}={Written(member.Value!)}"));
            Assert.Equal(members.ToJsonString(), ShorthandText.Parse(text).ToJsonString());
        }
    }

    [Theory]
    [InlineData("a=", '[')]
    [InlineData("", '{')]
    public void Parse_DeepNesting_IsRefusedNotOverflowed(string first, char sign)
    {
        var text = sign == '[' ? first + new string('[', 100_000) : string.Concat(Enumerable.Repeat("a={", 50_000));

        Assert.Contains("nested", Assert.Throws<ShorthandFault>(() => ShorthandText.Parse(text)).Message, StringComparison.Ordinal);
    }

    private static JsonObject Structure(Random random, int depth)
    {
        var members = new JsonObject();
        for (var at = random.Next(1, 4); at > 0; at--)
        {
            members[$"k{at}"] = Value(random, depth - 1);
        }

        return members;
    }

    private static JsonNode Value(Random random, int depth) => (depth > 0 ? random.Next(4) : 0) switch
    {
        1 => Structure(random, depth),
        2 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth - 1))]),
        _ => JsonValue.Create(Noise.Words(random, ["a", "é", " ", ",", "=", "'", "\"", "\\", "]", "}", "[", "\n"], 5)),
    };

    private static string Written(JsonNode value) => value switch
    {
        JsonObject members => $"{{{string.Join(',', members.Select(member => $"{member.Key}={Written(member.Value!)}"))}}}",
        JsonArray items => $"[{string.Join(',', items.Select(item => Written(item!)))}]",
        _ => Quoted(value.GetValue<string>()),
    };

    private static string Quoted(string text) =>
        new StringBuilder("\"").Append(text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"').ToString();
}
