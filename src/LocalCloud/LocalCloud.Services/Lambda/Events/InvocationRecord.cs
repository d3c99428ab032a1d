using System.Text.Json;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.Lambda.Events;

/// <summary>What a failure destination is told of an event, in AWS's shape, version 1.0.</summary>
internal static class InvocationRecord
{
    public static byte[] Of(QueuedEvent item, string functionArn, string condition, InvocationResult? result, DateTimeOffset now)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("version", "1.0");
            writer.WriteString("timestamp", now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", null));
            writer.WriteStartObject("requestContext");
            writer.WriteString("requestId", item.Id);
            writer.WriteString("functionArn", functionArn + ":$LATEST");
            writer.WriteString("condition", condition);
            writer.WriteNumber("approximateInvokeCount", item.Attempts + (result is null ? 0 : 1));
            writer.WriteEndObject();
            writer.WritePropertyName("requestPayload");
            writer.WriteRawValue(item.Payload);
            if (result is not null)
            {
                writer.WriteStartObject("responseContext");
                writer.WriteNumber("statusCode", 200);
                writer.WriteString("executedVersion", "$LATEST");
                writer.WriteString("functionError", result.FunctionError);
                writer.WriteEndObject();
                writer.WritePropertyName("responsePayload");
                writer.WriteRawValue(result.Payload.IsEmpty ? "null"u8 : result.Payload.Span);
            }

            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
