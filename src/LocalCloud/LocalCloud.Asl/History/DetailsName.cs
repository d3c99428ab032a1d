namespace LocalCloud.Asl.History;

/// <summary>The member that holds an event's details: the type's name in camel case, with exceptions.</summary>
internal static class DetailsName
{
    private static readonly Dictionary<HistoryEventType, string> s_names = Enum.GetValues<HistoryEventType>()
        .ToDictionary(type => type, type => Camel(type.ToString()) + "EventDetails");

    public static string Of(HistoryEventType type) => s_names[type];

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
