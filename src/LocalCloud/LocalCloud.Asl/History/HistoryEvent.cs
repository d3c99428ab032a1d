using System.Text.Json;

namespace LocalCloud.Asl.History;

/// <summary>One event of an execution's history, rendered only when somebody asks.</summary>
/// <param name="Id">Counts from 1 without a gap.</param>
/// <param name="PreviousEventId">The event that caused this one on its own path; 0 where AWS names none.</param>
/// <param name="Timestamp">When.</param>
/// <param name="Type">What happened.</param>
/// <param name="Details">The type's details; null for the types that have none.</param>
public sealed record HistoryEvent(
    long Id,
    long PreviousEventId,
    DateTimeOffset Timestamp,
    HistoryEventType Type,
    EventDetails? Details)
{
    /// <summary>Writes the event as an item of GetExecutionHistory's <c>events</c> (awsJson1.0: times are seconds).</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="includeExecutionData">False leaves inputs, outputs and parameters out.</param>
    public void Write(Utf8JsonWriter writer, bool includeExecutionData = true)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteNumber("timestamp", Timestamp.ToUnixTimeMilliseconds() / 1000m);
        writer.WriteString("type", Type.ToString());
        writer.WriteNumber("id", Id);
        writer.WriteNumber("previousEventId", PreviousEventId);
        if (Details is not null)
        {
            writer.WriteStartObject(Details.PropertyName(Type));
            Details.Write(writer, includeExecutionData);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
