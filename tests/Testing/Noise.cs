using System.Text;

namespace Testing;

/// <summary>Texts nobody would write, the same for the same dice.</summary>
public static class Noise
{
    private const string Signs = "{}[],:\"\\$.'()@=*?|&-1a é\u0000";

    /// <summary>Some of the words, one after the other.</summary>
    /// <param name="random">The dice.</param>
    /// <param name="words">The words.</param>
    /// <param name="most">How many at most.</param>
    public static string Words(Random random, string[] words, int most) => string.Concat(random.GetItems(words, random.Next(1, most + 1)));

    /// <summary>A text with one to three characters removed, put in or changed.</summary>
    /// <param name="random">The dice.</param>
    /// <param name="text">The text; not empty.</param>
    public static string Broken(Random random, string text)
    {
        var broken = new StringBuilder(text);
        for (var times = random.Next(1, 4); times > 0 && broken.Length > 0; times--)
        {
            var at = random.Next(broken.Length);
            switch (random.Next(3))
            {
                case 0:
                    broken.Remove(at, 1);
                    break;
                case 1:
                    broken.Insert(at, Signs[random.Next(Signs.Length)]);
                    break;
                default:
                    broken[at] = (char)random.Next(1, 0x250);
                    break;
            }
        }

        return broken.ToString();
    }

    /// <summary>A text of characters of every length in UTF-8, without lone surrogates.</summary>
    /// <param name="random">The dice.</param>
    /// <param name="most">How many characters at most.</param>
    public static string Text(Random random, int most)
    {
        string[] pieces = ["a", "b", "/", " ", "+", "%", "é", "\uD7FF", "\uE000", "\uFFFF", "\U00010000", "\U0010FFFF", "\u0001", "."];
        return string.Concat(random.GetItems(pieces, random.Next(most + 1)));
    }
}
