using System.Globalization;
using System.Text;
using System.Text.Json;

using Testing;

namespace LocalCloud.Asl.Tests.Jsonata;

/// <summary>Expressions nobody wrote, each with the answer the reference gives it now.</summary>
public sealed class GeneratedExpressionsTests
{
    [Fact]
    [Trait("Size", "Long")]
    public async Task Generated_Expressions_AnswerAsTheReference()
    {
        var count = Effort.Of(2_000, 20_000);
        var output = await Node.RunAsync("jsonata/generate.mjs", [count.ToString(CultureInfo.InvariantCulture), "2"]);
        using var generated = JsonDocument.Parse(output);
        var differences = new StringBuilder();
        var different = 0;
        foreach (var entry in generated.RootElement.EnumerateArray())
        {
            var expression = entry.GetProperty("expression").GetString()!;
            var theirs = WithoutPlace(Corpus.Answer(entry));
            var ours = WithoutPlace(Corpus.Answer(expression, entry.GetProperty("input").GetRawText()));
            if (ours != theirs && !IsKnown(expression, theirs, ours))
            {
                different++;
                differences.Append(CultureInfo.InvariantCulture, $"\n{expression}\n    of     {entry.GetProperty("input")}\n    theirs {theirs}\n    ours   {ours}");
            }
        }

        Assert.True(different == 0, $"{different} of {count} differ:{differences}");
    }

    /// <summary>
    /// Differences with a reason: the reference ended in an error of JavaScript's own or wrote JavaScript into a string, or the parts of an array, of an object or of a call
    /// hold several errors; it evaluates those at once and tells the one that arises first in time, we tell the first as written. And where a transform updates a copy that is an
    /// empty array, the reference leaves an item in it that nobody put there.
    /// </summary>
    private static bool IsKnown(string expression, string theirs, string ours) =>
        theirs.StartsWith("JavaScript", StringComparison.Ordinal)
        || theirs.Contains("async function", StringComparison.Ordinal)
        || (expression.Contains("~> |", StringComparison.Ordinal) && theirs.Replace("[null]", "[]", StringComparison.Ordinal) == ours)
        || (IsLate(theirs) && IsLate(ours) && (expression.Contains('[', StringComparison.Ordinal) || expression.Contains('{', StringComparison.Ordinal)));

    private static bool IsLate(string answer) => answer is ['T' or 'D', _, _, _, _];

    /// <summary>Of an error its code only; where it says it arose is held by the corpus.</summary>
    private static string WithoutPlace(string answer)
    {
        var at = answer.IndexOf(" at ", StringComparison.Ordinal);
        return at == 5 ? answer[..at] : answer;
    }
}
