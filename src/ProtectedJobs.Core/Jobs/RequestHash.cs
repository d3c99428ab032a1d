using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace ProtectedJobs.Core.Jobs;

/// <summary>A fingerprint of a start request, which tells requests apart and gives no value away.</summary>
internal static class RequestHash
{
    public static string Of(JobSpec job)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            json.WriteStringValue(job.MembershipId);
            json.WriteStringValue(job.AnalysisTemplateArn);
            Write(json, job.Parameters);
            json.WriteStringValue(job.ResultReceiverAccountId);
            json.WriteStringValue(job.Workers?.Type.ToString());
            json.WriteNumberValue(job.Workers?.Number ?? 0);
            Write(json, job.Workers?.SparkProperties);
            json.WriteStringValue(job.PayerAccountId);
            json.WriteEndArray();
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyDictionary<string, string>? map)
    {
        json.WriteStartObject();
        foreach (var (key, value) in (map ?? new Dictionary<string, string>()).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }
}
