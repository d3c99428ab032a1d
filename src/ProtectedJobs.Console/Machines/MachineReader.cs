using System.Globalization;
using System.Text.Json;

namespace ProtectedJobs.Console.Machines;

/// <summary>Reads the States Language, as far as a picture needs it. It does not validate: who shows a run shows what runs.</summary>
public static class MachineReader
{
    /// <summary>The machine of a document.</summary>
    /// <param name="json">The document, JSON.</param>
    /// <exception cref="FormatException">It is not a state machine.</exception>
    public static Machine Read(string json)
    {
        try
        {
            var document = JsonElement.Parse(json);
            var states = document.GetProperty("States");
            var startAt = document.GetProperty("StartAt").GetString()!;
            var edges = new List<MachineEdge> { new(Machine.Start, startAt, EdgeKind.Next, []) };
            foreach (var state in states.EnumerateObject())
            {
                edges.AddRange(EdgesOf(state.Name, state.Value));
            }

            return new Machine(startAt, [.. states.EnumerateObject().Select(ReadState)], Merge(edges));
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"Wanted a state machine in the States Language, found something else: {wrong.Message}", wrong);
        }
    }

    private static MachineState ReadState(JsonProperty state) => new(
        state.Name,
        Text(state.Value, "Type") ?? "",
        Text(state.Value, "Comment"),
        Text(state.Value, "Resource"),
        [.. Items(state.Value, "Retry").Select(ReadRetrier)],
        CountInner(state.Value));

    private static Retrier ReadRetrier(JsonElement retrier) => new(
        [.. Items(retrier, "ErrorEquals").Select(error => error.ToString())],
        (int)Number(retrier, "MaxAttempts", 3),
        Number(retrier, "IntervalSeconds", 1),
        Number(retrier, "BackoffRate", 2));

    private static int CountInner(JsonElement state) =>
        Items(state, "Branches").Concat(Member(state, "ItemProcessor")).Concat(Member(state, "Iterator"))
            .SelectMany(machine => Member(machine, "States"))
            .Sum(states => states.EnumerateObject().Count());

    private static IEnumerable<MachineEdge> EdgesOf(string name, JsonElement state)
    {
        if (Text(state, "Next") is { } next)
        {
            yield return new MachineEdge(name, next, EdgeKind.Next, []);
        }

        var rule = 0;
        foreach (var choice in Items(state, "Choices"))
        {
            rule++;
            yield return new MachineEdge(
                name, Text(choice, "Next")!, EdgeKind.Choice, [Text(choice, "Comment") ?? $"rule {rule.ToString(CultureInfo.InvariantCulture)}"]);
        }

        if (Text(state, "Default") is { } otherwise)
        {
            yield return new MachineEdge(name, otherwise, EdgeKind.Choice, ["default"]);
        }

        foreach (var catcher in Items(state, "Catch"))
        {
            yield return new MachineEdge(
                name, Text(catcher, "Next")!, EdgeKind.Catch, [.. Items(catcher, "ErrorEquals").Select(error => error.ToString())]);
        }

        var ends = Member(state, "End").Any(end => end.ValueKind == JsonValueKind.True);
        if (ends || Text(state, "Type") is "Succeed" or "Fail")
        {
            yield return new MachineEdge(name, Machine.End, EdgeKind.Next, []);
        }
    }

    private static IReadOnlyList<MachineEdge> Merge(IEnumerable<MachineEdge> edges) =>
    [
        .. edges.GroupBy(edge => (edge.From, edge.To)).Select(same => new MachineEdge(
            same.Key.From, same.Key.To, same.Min(edge => edge.Kind), [.. same.SelectMany(edge => edge.Labels).Distinct()])),
    ];

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static double Number(JsonElement element, string name, double otherwise) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : otherwise;

    private static IEnumerable<JsonElement> Member(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? [value] : [];

    private static JsonElement[] Items(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [];
}
