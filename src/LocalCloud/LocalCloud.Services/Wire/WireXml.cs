using System.Text;
using System.Xml;

namespace LocalCloud.Services.Wire;

/// <summary>XML bodies of answers, as AWS writes them: UTF-8 without a mark, and whatever characters a key may have.</summary>
internal static class WireXml
{
    private static readonly XmlWriterSettings s_settings = new() { Encoding = new UTF8Encoding(false), CheckCharacters = false };

    public static byte[] Write(Action<XmlWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(buffer, s_settings))
        {
            write(writer);
        }

        return buffer.ToArray();
    }
}
