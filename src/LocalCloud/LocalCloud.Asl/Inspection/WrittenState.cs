using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Inspection;

/// <summary>A state as it is written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Content">Its fields.</param>
/// <param name="Pointer">Where it stands.</param>
/// <param name="IsJsonata">Whether its query language is JSONata.</param>
internal sealed record WrittenState(string Name, JsonObject Content, string Pointer, bool IsJsonata)
{
    private static readonly string[] s_inner = ["Branches", "ItemProcessor", "Iterator"];

    /// <summary>The fields that are its own: not those of states inside it.</summary>
    public IEnumerable<KeyValuePair<string, JsonValue>> Fields => Content.Members.Where(member => !s_inner.Contains(member.Key));

    /// <summary>All states of a machine, outer before inner.</summary>
    public static IEnumerable<WrittenState> Of(JsonObject machine) => Of(machine, "", IsJsonataIn(machine) ?? false);

    private static IEnumerable<WrittenState> Of(JsonObject flow, string pointer, bool isJsonata)
    {
        foreach (var (name, value) in (flow["States"] as JsonObject ?? JsonObject.Empty).Members)
        {
            if (value is not JsonObject content)
            {
                continue;
            }

            var state = new WrittenState(
                name, content, $"{pointer}/States/{Reading.Fields.Escape(name)}", IsJsonataIn(content) ?? isJsonata);
            yield return state;
            foreach (var inner in state.Inner(isJsonata))
            {
                yield return inner;
            }
        }
    }

    private static bool? IsJsonataIn(JsonObject content) =>
        content["QueryLanguage"] is JsonString language ? language.Value == "JSONata" : null;

    // A state's own language is its own: what runs inside it has the machine's.
    private IEnumerable<WrittenState> Inner(bool isJsonata) => s_inner.SelectMany(field => Content[field] switch
    {
        JsonArray branches => branches.Items.SelectMany((branch, at) =>
            branch is JsonObject flow ? Of(flow, $"{Pointer}/{field}/{at}", isJsonata) : []),
        JsonObject flow => Of(flow, $"{Pointer}/{field}", isJsonata),
        _ => [],
    });
}
