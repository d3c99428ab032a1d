using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using LocalCloud.Services.S3.Requests;
using LocalCloud.Services.Wire;
using Microsoft.AspNetCore.Http;

namespace LocalCloud.Services.S3;

/// <summary>XML bodies in and out.</summary>
internal static class S3Xml
{
    public const string Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    // A DeleteObjects of a thousand keys of a thousand escaped characters, or a completion of ten thousand parts.
    private const int LargestBody = 8 * 1024 * 1024;

    /// <summary>Answers 200 with a document.</summary>
    public static async Task AnswerAsync(S3Request request, string root, Action<XmlWriter> write)
    {
        var body = WireXml.Write(xml =>
        {
            xml.WriteStartElement(root, Namespace);
            write(xml);
            xml.WriteEndElement();
        });
        var response = request.Http.Response;
        response.ContentType = "application/xml";
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, request.Aborted).ConfigureAwait(false);
    }

    /// <summary>Reads a document; null for an empty body.</summary>
    /// <exception cref="Contracts.AwsException">MalformedXML.</exception>
    public static async Task<XElement?> ReadAsync(HttpContext http)
    {
        var body = await BoundedBody.ReadAsync(http, LargestBody).ConfigureAwait(false);
        if (body.Length == 0)
        {
            return null;
        }

        try
        {
            using var stream = new MemoryStream(body, writable: false);
            using var reader = XmlReader.Create(
                stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false });
            return XElement.Load(reader);
        }
        catch (XmlException)
        {
            throw S3Errors.MalformedXml();
        }
    }

    /// <summary>A child's text, whatever namespace the client used; null if absent.</summary>
    public static string? Text(this XElement element, string name) => element.Child(name)?.Value;

    /// <summary>The first child of that name.</summary>
    public static XElement? Child(this XElement element, string name) =>
        element.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    /// <summary>The children of that name.</summary>
    public static IEnumerable<XElement> Children(this XElement element, string name) =>
        element.Elements().Where(e => e.Name.LocalName == name);

    /// <summary>As S3 writes times in XML.</summary>
    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static void Owner(this XmlWriter writer, string element, string account)
    {
        writer.WriteStartElement(element);
        writer.WriteElementString("ID", account.PadLeft(64, '0'));
        writer.WriteElementString("DisplayName", "local");
        writer.WriteEndElement();
    }

    public static void Element(this XmlWriter writer, string name, long value) =>
        writer.WriteElementString(name, value.ToString(CultureInfo.InvariantCulture));
}
