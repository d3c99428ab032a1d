using System.Text;
using System.Text.Json;
using System.Xml;
using LocalCloud.Services.Contracts;
using Microsoft.AspNetCore.Http;

namespace LocalCloud.Services.Wire;

/// <summary>Writes an error in the protocol of its service.</summary>
internal static class WireErrors
{
    /// <summary>Puts the request id where clients of the protocol look for it.</summary>
    public static void Identify(HttpResponse response, WireProtocol protocol, string requestId)
    {
        if (protocol == WireProtocol.RestXml)
        {
            response.Headers["x-amz-request-id"] = requestId;
            response.Headers["x-amz-id-2"] = Convert.ToBase64String(Encoding.ASCII.GetBytes(requestId));
        }
        else
        {
            response.Headers["x-amzn-RequestId"] = requestId;
        }
    }

    /// <summary>Answers with the error; if the answer has begun, cuts the connection so that no half is taken for a whole.</summary>
    public static async Task WriteAsync(HttpContext context, WireProtocol protocol, string requestId, AwsException error)
    {
        var response = context.Response;
        if (response.HasStarted)
        {
            context.Abort();
            return;
        }

        error = Spell(protocol, error);
        var date = response.Headers.Date;
        response.Clear();
        response.Headers.Date = date;
        Identify(response, protocol, requestId);
        response.StatusCode = error.Status;
        var body = protocol switch
        {
            WireProtocol.RestXml => WireXml.Write(xml => WriteOfS3(xml, context, requestId, error)),
            WireProtocol.AwsQuery => WireXml.Write(xml => WriteOfQuery(xml, requestId, error)),
            _ => Json(protocol, error),
        };
        switch (protocol)
        {
            case WireProtocol.AwsJson:
                response.ContentType = AwsJsonOperations.ContentTypeOf(context.Request);
                break;
            case WireProtocol.RestJson:
                response.ContentType = "application/json";
                response.Headers["x-amzn-ErrorType"] = error.Code;
                break;
            case WireProtocol.AwsQuery:
                response.ContentType = "text/xml";
                break;
            default:
                response.ContentType = "application/xml";
                break;
        }

        if (HttpMethods.IsHead(context.Request.Method) || error.Status == StatusCodes.Status304NotModified)
        {
            return;
        }

        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, CancellationToken.None).ConfigureAwait(false);
    }

    // One refusal, three spellings.
    private static AwsException Spell(WireProtocol protocol, AwsException error) => (protocol, error.Code) switch
    {
        (WireProtocol.AwsJson, "AccessDeniedException") => new(error.Code, 400, error.Message, error.Members),
        (WireProtocol.RestXml, "AccessDeniedException") => new("AccessDenied", 403, error.Message, error.Members),
        (WireProtocol.RestXml, "InternalFailure") => new("InternalError", 500, error.Message, error.Members),
        _ => error,
    };

    private static byte[] Json(WireProtocol protocol, AwsException error)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            if (protocol == WireProtocol.AwsJson)
            {
                writer.WriteString("__type", error.Code);
            }

            writer.WriteString("message", error.Message);
            foreach (var (name, json) in error.Members)
            {
                writer.WritePropertyName(name);
                writer.WriteRawValue(json);
            }

            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void WriteOfS3(XmlWriter writer, HttpContext context, string requestId, AwsException error)
    {
        writer.WriteStartElement("Error");
        writer.WriteElementString("Code", error.Code);
        writer.WriteElementString("Message", error.Message);
        foreach (var (name, json) in error.Members)
        {
            using var value = JsonDocument.Parse(json);
            writer.WriteElementString(name, value.RootElement.ToString());
        }

        writer.WriteElementString("Resource", context.Request.Path.ToUriComponent());
        writer.WriteElementString("RequestId", requestId);
        writer.WriteElementString("HostId", Convert.ToBase64String(Encoding.ASCII.GetBytes(requestId)));
        writer.WriteEndElement();
    }

    private static void WriteOfQuery(XmlWriter writer, string requestId, AwsException error)
    {
        writer.WriteStartElement("ErrorResponse");
        writer.WriteStartElement("Error");
        writer.WriteElementString("Type", error.Status < 500 ? "Sender" : "Receiver");
        writer.WriteElementString("Code", error.Code);
        writer.WriteElementString("Message", error.Message);
        writer.WriteEndElement();
        writer.WriteElementString("RequestId", requestId);
        writer.WriteEndElement();
    }
}
