using System.Text.Json;
using System.Text.Json.Nodes;
using LocalCloud.Services.EventBridge.Patterns;
using Testing;

namespace LocalCloud.Services.Tests.EventBridge.Patterns;

/// <summary>Patterns broken at random: each is refused, or matches or does not; nothing else is ever thrown.</summary>
public sealed class PatternFuzzTests
{
    private static readonly string[] s_scraps =
    [
        "null", "true", "-1", "1e308", "5e9", "\"\"", "\"x\"", "[]", "{}", "[null]", "[\"SUCCESS\"]", "{\"prefix\":\"a\"}", "{\"exists\":false}", "{\"numeric\":[\">\",1,\"<\",2]}", "{\"wildcard\":\"*a*\\\\*\"}", "{\"cidr\":\"::1/128\"}",
        "{\"anything-but\":{\"prefix\":[\"a\"]}}", "{\"equals-ignore-case\":\"ß\"}", "[{\"suffix\":\"\"}]", "{\"$or\":[]}", "[{\"$or\":[{\"a\":[1]},{\"b\":[2]}]}]",
    ];

    [Fact]
    [Trait("Size", "Long")]
    public void Pattern_Broken_IsRefusedOrMatchesOrNot()
    {
        var random = new Random(31);
        var count = Effort.Of(2_000, 100_000);
        var news = JsonElement.Parse(EventPatternTests.Event);
        string[] patterns = [.. EventPatternTests.Cases().Select(row => row.Data.Item1)];
        var (matched, not, refused) = (0, 0, 0);
        for (var i = 0; i < count; i++)
        {
            var text = patterns[random.Next(patterns.Length)];
            text = random.Next(3) == 0 ? Noise.Broken(random, text) : Changed(random, text);
            try
            {
                _ = EventPattern.Parse(text).Matches(news) ? matched++ : not++;
            }
            catch (PatternException refusal)
            {
                refused++;
                Assert.NotEmpty(refusal.Message);
            }
        }

        Assert.True(matched > count / 50 && not > count / 20 && refused > count / 20, $"{matched} matched, {not} did not, {refused} were refused");
    }

    private static string Changed(Random random, string text)
    {
        var root = JsonNode.Parse(text)!;
        var place = root;
        while (random.Next(4) > 0 && place is JsonObject { Count: > 0 } or JsonArray { Count: > 0 })
        {
            var next = place is JsonObject members ? members.ElementAt(random.Next(members.Count)).Value : place[random.Next(place.AsArray().Count)];
            if (next is null)
            {
                break;
            }

            place = next;
        }

        if (place.Parent is null)
        {
            return text;
        }

        place.ReplaceWith(JsonNode.Parse(s_scraps[random.Next(s_scraps.Length)]));
        return root.ToJsonString();
    }
}
