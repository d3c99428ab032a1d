using System.Text.Json;
using ProtectedJobs.Cli.AwsCommands.Formatting;
using ProtectedJobs.Cli.AwsCommands.Shorthand;
using ProtectedJobs.Cli.AwsCommands.Values;
using Testing;

namespace ProtectedJobs.Cli.Tests.AwsCommands;

/// <summary>Values of our making, and what the <c>aws</c> command (1.45.11 for tables and text, 2.9.19 for YAML and shorthand) was seen to print for them.</summary>
public sealed class ObservedTests
{
    [Fact]
    public void Formats_OfWhatAwsWasSeenToPrint_AreTheSameBytes() => Each("observed-formats.json", (seen, given) =>
    {
        foreach (var format in (string[])["json", "text", "table", "yaml", "yaml-stream"])
        {
            using var text = new StringWriter();
            new AnswerWriter(text, format, new TablePaint(isOn: false), screen: 80).Write("Cmd", given);
            Assert.Equal(seen.GetProperty(format).GetString(), text.ToString());
        }
    });

    [Fact]
    public void YamlScalars_OfWhatAwsWasSeenToPrint_AreTheSameBytes() => Each("observed-yaml.json", (seen, given) =>
        Assert.Equal(seen.GetProperty("yaml").GetString(), $"key: {YamlScalar.Of(given.GetString()!, column: 5, indent: 2)}\n"));

    [Fact]
    public void Shorthand_OfWhatAwsWasSeenToRead_ReadsTheSame() => Each("observed-shorthand.json", (seen, given) =>
    {
        if (seen.TryGetProperty("ok", out var value))
        {
            var read = JsonElement.Parse(ShorthandText.Parse(given.GetString()!).ToJsonString());
            Assert.True(JsonElement.DeepEquals(value, read), $"{given}: wanted {value}, found {read}");
        }
        else
        {
            Assert.Equal(seen.GetProperty("error").GetString(), Assert.Throws<ShorthandFault>(() => ShorthandText.Parse(given.GetString()!)).Message);
        }
    });

    [Fact]
    public void JsonFaults_OfWhatAwsWasSeenToSay_AreTheSameWords() => Each("observed-json.json", (seen, given) =>
    {
        var said = "";
        try
        {
            said = JsonText.Parse(given.GetString()!)?.ToJsonString() ?? "null";
        }
        catch (JsonFault fault)
        {
            said = fault.Message;
        }

        Assert.Equal(seen.GetProperty("said").GetString(), said);
    });

    private static void Each(string file, Action<JsonElement, JsonElement> check)
    {
        var seen = JsonElement.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "ProtectedJobs.Cli.Tests", "AwsCommands", file)));
        Assert.All(seen.EnumerateArray(), one => check(one, one.GetProperty("given")));
    }
}
