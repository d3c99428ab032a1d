using System.Security.Cryptography;
using System.Text;

namespace LocalCloud.Services.StepFunctions.Integrations;

/// <summary>Ids that follow from what they are for, so that work done again after a kill finds itself done.</summary>
internal static class TaskUuid
{
    /// <summary>A UUID (version 8) of a text.</summary>
    public static string Of(string text)
    {
        Span<byte> bytes = SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }
}
