using System.Text.Json;
using Testing;

namespace ProtectedJobs.JmesPath.Tests;

public sealed class FuzzTests
{
    private static readonly string[] s_words =
    [
        "a", "b", "id", "*", "@", "[", "]", "[]", "[?", "[*]", "[0]", "[-1]", "[1:2]", "[::-1]", ".", "|", "||", "&&", "!",
        "(", ")", "{", "}", "{a: b}", ",", ":", "==", "!=", "<", ">=", "`1`", "`[1, 2]`", "'s'", "\"q\"", "&", "length(", "sort_by(",
        "keys(@)", "max(", "to_string(@)", "join('-', ", "-", "\\", "`", "'", "\"", " ", "\u00e9", "9999999999999999999",
    ];

    private static readonly JsonElement s_document = JsonDocument.Parse(
        """{"a": [{"id": 1, "b": [1, 2]}, {"id": 2, "b": null}], "b": {"id": "x", "a": [true]}, "id": 1.5}""").RootElement;

    [Fact]
    public void Parse_DeepNesting_IsRefusedNotOverflowed()
    {
        var thrown = Assert.Throws<JmesPathException>(() => JmesPathExpression.Parse(new string('(', 100_000)));
        Assert.Equal(JmesPathErrorKind.Syntax, thrown.Kind);
    }

    [Fact]
    public void Search_RandomWords_AnswersOrTellsAnError() => Run(seed: 1, count: 10_000);

    [Fact]
    [Trait("Size", "Long")]
    public void Search_ManyRandomWords_AnswersOrTellsAnError() => Run(seed: 2, count: Effort.Of(2_000, 200_000));

    private static void Run(int seed, int count)
    {
        var random = new Random(seed);
        var answered = 0;
        for (var i = 0; i < count; i++)
        {
            var text = string.Concat(random.GetItems(s_words, random.Next(1, 12)));
            try
            {
                JmesPathExpression.Parse(text).Search(s_document);
                answered++;
            }
            catch (JmesPathException e)
            {
                Assert.InRange(e.Position, -1, text.Length);
            }
        }

        Assert.InRange(answered, count / 100, count - 1);
    }
}
