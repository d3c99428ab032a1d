using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Trials;

/// <summary>
/// Reads one state, given alone or within its machine. It is put into a machine of its own, in which whatever it leads to ends.
/// </summary>
public static class TrialReader
{
    /// <summary>The name of a state that is given alone.</summary>
    public const string AloneName = "StateName";

    /// <summary>Reads a state.</summary>
    /// <param name="definition">A state, or a whole machine where the state is named.</param>
    /// <param name="stateName">The state in the machine, in whichever of its flows; null where the definition is the state.</param>
    /// <param name="options">What it is checked against.</param>
    public static TrialReading Read(string definition, string? stateName, DefinitionOptions options)
    {
        if (stateName is null)
        {
            return ReadAlone(definition, options);
        }

        var reading = DefinitionReader.Read(definition, options);
        if (reading.Machine is null)
        {
            return new TrialReading(null, reading.Diagnostics);
        }

        var machine = (JsonObject)JsonValue.Parse(definition);
        return Find(machine, stateName) is { } state
            ? new TrialReading(Trial(stateName, state, machine["QueryLanguage"], options).Trial, [])
            : new TrialReading(null, []);
    }

    private static TrialReading ReadAlone(string definition, DefinitionOptions options)
    {
        JsonObject? state = null;
        try
        {
            state = JsonValue.Parse(definition) as JsonObject;
        }
        catch (JsonSyntaxException)
        {
            // Told below, with the words that a broken machine is told with.
        }

        return state is null
            ? new TrialReading(null, DefinitionReader.Read(definition, options).Diagnostics)
            : Trial(AloneName, state, language: null, options);
    }

    private static TrialReading Trial(string name, JsonObject state, JsonValue? language, DefinitionOptions options)
    {
        var states = new JsonObjectBuilder().Set(name, state);
        var end = new JsonObjectBuilder().Set("Type", "Succeed").Build();
        foreach (var target in Targets(state).Where(target => target != name))
        {
            states.Set(target, end);
        }

        var machine = new JsonObjectBuilder().Set("StartAt", name).Set("States", states.Build());
        if (language is not null)
        {
            machine.Set("QueryLanguage", language);
        }

        var reading = DefinitionReader.Read(machine.Build().ToText(), options);
        return new TrialReading(
            reading.Machine is null ? null : new StateTrial(reading.Machine),
            [.. reading.Diagnostics.Select(fault => fault with { Location = Within(fault.Location, name) })]);
    }

    /// <summary>The names a state leads to.</summary>
    private static IEnumerable<string> Targets(JsonObject state)
    {
        var leads = new[] { state["Choices"], state["Catch"] }.OfType<JsonArray>().SelectMany(list => list.Items)
            .OfType<JsonObject>().Select(entry => entry["Next"]);
        return leads.Prepend(state["Default"]).Prepend(state["Next"]).OfType<JsonString>().Select(text => text.Value)
            .Where(text => text.Length > 0).Distinct();
    }

    private static JsonObject? Find(JsonObject flow, string name)
    {
        if (flow["States"] is not JsonObject states)
        {
            return null;
        }

        if (states[name] is JsonObject found)
        {
            return found;
        }

        return states.Values.OfType<JsonObject>()
            .SelectMany(state => (state["Branches"] as JsonArray)?.Items ?? [state["ItemProcessor"] ?? state["Iterator"] ?? JsonNull.Instance])
            .OfType<JsonObject>().Select(inner => Find(inner, name)).FirstOrDefault(inner => inner is not null);
    }

    private static string Within(string location, string name)
    {
        var prefix = $"/States/{Reading.Fields.Escape(name)}";
        return !location.StartsWith(prefix, StringComparison.Ordinal) ? location
            : location.Length == prefix.Length ? "/"
            : location[prefix.Length..];
    }
}
