using System.Text.Json.Nodes;
using ProtectedJobs.Core.Runs;
using Testing;

namespace ProtectedJobs.Core.Tests.Runs;

/// <summary>Requests broken at random: each is read, or refused with every fault named; nothing is ever thrown.</summary>
public sealed class RequestFuzzTests
{
    // Stands for a lone surrogate, which no writer writes.
    private const string Lone = "\"LONE\"";

    private static readonly string[] s_scraps =
    [
        "null", "true", "0", "-1", "1e400", "0.1", "99999999999999999999", "\"\"", Lone, "\"${detail.x}\"", "[]", "[{}]", "{}", "{\"a\":{}}", "\"PYSPARK\"", "\"CR.1X\"",
        "\"2026-13-01T00:00:00Z\"", "\"arn:aws:cleanrooms:::\"",
    ];

    [Fact]
    [Trait("Size", "Long")]
    public void Parse_BrokenRequests_ReadsOrRefusesThem()
    {
        var random = new Random(11);
        var count = Effort.Of(2_000, 100_000);
        var (read, refused) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            var text = random.Next(3) == 0 ? Noise.Broken(random, RunRequestTests.Whole) : Changed(random);
            switch (RunRequest.Parse(text))
            {
                case RunRequestResult.Valid valid:
                    read++;
                    Assert.NotEmpty(valid.Request.Job.MembershipId);
                    break;
                case RunRequestResult.Invalid invalid:
                    refused++;
                    Assert.NotEmpty(invalid.Faults);
                    Assert.All(invalid.Faults, fault => Assert.False(string.IsNullOrEmpty(fault.Wanted), text));
                    break;
                default:
                    Assert.Fail(text);
                    break;
            }
        }

        Assert.True(read > count / 50 && refused > count / 2, $"{read} were read, {refused} refused");
    }

    [Theory]
    [InlineData("""{"type":"\ud800"}""", "$.type")]
    [InlineData("""{"orchestration":{"tags":{"team":"a\udc00b"}}}""", "$.orchestration.tags.team")]
    [InlineData("""{"jobParameters":{"\ud800":"x"}}""", "$.jobParameters")]
    [InlineData("""{"a":[["b"],["c","\ud800"],"\ud800"],"d":"\ud800"}""", "$.a[1][1]")]
    public void Parse_HalfOfASurrogatePair_IsAFault(string request, string field)
    {
        var refused = Assert.IsType<RunRequestResult.Invalid>(RunRequest.Parse(request));

        Assert.Equal(field, Assert.Single(refused.Faults).Field);
    }

    // Up to three members somewhere are replaced, removed or put in.
    private static string Changed(Random random)
    {
        var root = JsonNode.Parse(RunRequestTests.Whole)!.AsObject();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var objects = Objects(root).Where(found => found.Count > 0).ToArray();
            if (objects.Length == 0)
            {
                break;
            }

            var place = objects[random.Next(objects.Length)];
            var name = place.ElementAt(random.Next(place.Count)).Key;
            switch (random.Next(4))
            {
                case 0:
                    place.Remove(name);
                    break;
                case 1:
                    place[name + "x"] = Scrap(random);
                    break;
                default:
                    place[name] = Scrap(random);
                    break;
            }
        }

        return root.ToJsonString().Replace(Lone, "\"\\ud800\"", StringComparison.Ordinal);
    }

    private static JsonNode? Scrap(Random random) => JsonNode.Parse(s_scraps[random.Next(s_scraps.Length)]);

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node is JsonObject members
        ? members.Select(member => member.Value).SelectMany(Objects).Prepend(members)
        : [];
}
