using System.Text.RegularExpressions;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.EventBridge;

/// <summary>Makes of an event one like it that is about something else.</summary>
internal static partial class Strangers
{
    /// <summary>The same event with another UUID for each in it, one for one, and an id of its own.</summary>
    public static BusEvent Of(BusEvent @event, IIdSource ids)
    {
        var others = new Dictionary<string, string>(StringComparer.Ordinal);
        string Other(string text) => Uuid().Replace(text, match =>
        {
            if (!others.TryGetValue(match.Value, out var other))
            {
                others[match.Value] = other = ids.NewUuid();
            }

            return other;
        });
        return @event with
        {
            Detail = Other(@event.Detail),
            Resources = [.. @event.Resources.Select(Other)],
            Id = null,
        };
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uuid();
}
