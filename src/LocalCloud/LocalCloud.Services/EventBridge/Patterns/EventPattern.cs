using System.Text.Json;

namespace LocalCloud.Services.EventBridge.Patterns;

/// <summary>A rule's event pattern: says of an event whether it matches. Pure, and safe for concurrent callers.</summary>
/// <remarks>
/// A pattern is an object. Every member must match: an object is a pattern for the event's member, an array is a choice of
/// <see cref="ValueMatcher"/>s, and <c>$or</c> is a choice of patterns. Where the event has an array, one element that matches
/// is enough; the elements of an array of objects are matched apart, so that one of them must satisfy a whole object of the pattern.
/// </remarks>
internal sealed class EventPattern
{
    private readonly PatternNode _root;

    private EventPattern(PatternNode root) => _root = root;

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="PatternException">It is none.</exception>
    public static EventPattern Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return new EventPattern(PatternReader.Read(document.RootElement));
        }
        catch (JsonException e)
        {
            throw new PatternException($"Event pattern is not valid JSON: {e.Message}");
        }
        catch (InvalidOperationException)
        {
            throw new PatternException("Event pattern holds a string that is not valid Unicode.");
        }
    }

    /// <summary>Whether the event matches.</summary>
    public bool Matches(JsonElement @event) => _root.Matches(@event);
}
