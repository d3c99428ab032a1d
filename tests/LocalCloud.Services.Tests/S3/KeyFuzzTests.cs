using System.Text;
using LocalCloud.Services.S3.Requests;
using Testing;

namespace LocalCloud.Services.Tests.S3;

/// <summary>Keys of characters of every length: their order is that of their bytes, pages of a listing miss none, and tokens come back.</summary>
public sealed class KeyFuzzTests
{
    private const int Most = 6;

    [Fact]
    [Trait("Size", "Long")]
    public void After_AnyPrefix_IsAboveEveryKeyWithItAndBelowAllElse()
    {
        var random = new Random(41);
        for (var i = 0; i < Effort.Of(2_000, 100_000); i++)
        {
            var (prefix, other) = (Noise.Text(random, Most), Noise.Text(random, Most));
            var after = KeyOrder.After(prefix);
            var below = prefix + other;
            if (after is null)
            {
                Assert.True(prefix.EnumerateRunes().All(rune => rune.Value == 0x10FFFF), prefix);
                continue;
            }

            Assert.True(Compare(after, below) > 0, $"{Shown(after)} is not above {Shown(below)}");
            if (Compare(other, prefix) > 0 && !other.StartsWith(prefix, StringComparison.Ordinal))
            {
                Assert.True(Compare(after, other) <= 0, $"{Shown(after)} is above {Shown(other)}, which has no prefix {Shown(prefix)}");
            }
        }
    }

    [Fact]
    [Trait("Size", "Long")]
    public void Token_OfAnyPlace_ComesBack()
    {
        var random = new Random(42);
        for (var i = 0; i < Effort.Of(2_000, 100_000); i++)
        {
            var place = new ListingPosition(Noise.Text(random, Most), random.Next(2) == 0);
            Assert.Equal(place, ListingPosition.OfToken(place.ToToken()));
        }
    }

    private static int Compare(string one, string two) => Encoding.UTF8.GetBytes(one).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(two));

    private static string Shown(string key) => string.Join(' ', key.EnumerateRunes().Select(rune => $"{rune.Value:X}"));
}
