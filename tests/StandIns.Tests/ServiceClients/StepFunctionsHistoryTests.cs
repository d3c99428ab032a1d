using System.Collections;
using System.Globalization;
using System.Reflection;
using Amazon.Runtime;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace StandIns.Tests.ServiceClients;

/// <summary>Every detail of every event of a history: what is written under its wire name comes back in its member.</summary>
public sealed class StepFunctionsHistoryTests
{
    public static TheoryData<string> Details() => new(typeof(HistoryEvent).GetProperties()
        .Where(p => p.Name.EndsWith("EventDetails", StringComparison.Ordinal)).Select(p => p.Name));

    [Fact]
    public void Details_AreAllOfTheApi() => Assert.Equal(37, Details().Count);

    [Theory]
    [MemberData(nameof(Details))]
    public async Task Detail_EveryMember_IsRead(string name)
    {
        var property = typeof(HistoryEvent).GetProperty(name)!;
        var e = await ReadAsync($$"""{"id":7,"previousEventId":6,"timestamp":1700000000.125,"type":"TaskSucceeded","{{Wire(name)}}":{{Sample(property.PropertyType)}}}""");

        Assert.Equal((7, 6, HistoryEventType.TaskSucceeded), (e.Id, e.PreviousEventId, e.Type));
        Assert.Equal(new DateTime(2023, 11, 14, 22, 13, 20, 125, DateTimeKind.Utc), e.Timestamp);
        AssertSample(property.GetValue(e), name);
        Assert.All(
            typeof(HistoryEvent).GetProperties().Where(p => p.Name != name && p.Name.EndsWith("EventDetails", StringComparison.Ordinal)),
            p => Assert.Null(p.GetValue(e)));
    }

    private static async Task<HistoryEvent> ReadAsync(string json)
    {
        await using var server = await WireServer.StartAsync(WireAnswer.Ok($$"""{"events":[{{json}}]}"""));
        using var client = Clients.StepFunctions(server);
        var page = await client.GetExecutionHistoryAsync(new() { ExecutionArn = "e" }, TestContext.Current.CancellationToken);
        return Assert.Single(page.Events);
    }

    private static string Wire(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string Sample(Type type) => type switch
    {
        _ when type == typeof(string) => "\"text\"",
        _ when type == typeof(bool?) => "true",
        _ when type == typeof(int?) || type == typeof(long?) => "42",
        _ when type == typeof(Dictionary<string, string>) => """{"k":"text"}""",
        _ => "{" + string.Join(",", Members(type).Select(p => string.Create(CultureInfo.InvariantCulture, $"\"{Wire(p.Name)}\":{Sample(p.PropertyType)}"))) + "}",
    };

    private static void AssertSample(object? value, string path)
    {
        switch (value)
        {
            case string text:
                Assert.Equal("text", text);
                break;
            case bool or int or long:
                Assert.Contains(Convert.ToInt64(value, CultureInfo.InvariantCulture), new long[] { 1, 42 });
                break;
            case IDictionary map:
                Assert.Equal("text", map["k"]);
                break;
            default:
                Assert.True(value is not null, $"{path} was not read");
                Assert.All(Members(value.GetType()), p => AssertSample(p.GetValue(value), $"{path}.{p.Name}"));
                break;
        }
    }

    private static PropertyInfo[] Members(Type type)
    {
        Assert.False(typeof(ConstantClass).IsAssignableFrom(type), $"{type} needs a sample");
        return type.GetProperties();
    }
}
