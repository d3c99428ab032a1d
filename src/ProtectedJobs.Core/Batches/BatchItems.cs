using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Triggers;

namespace ProtectedJobs.Core.Batches;

/// <summary>The requests of a batch as items of the Map. Pure.</summary>
public static class BatchItems
{
    private const int LongestPrefix = 60;
    private const int MostFaults = 50;

    /// <summary>Reads requests from text: a JSON array, or a JSON object a line.</summary>
    /// <param name="text">UTF-8.</param>
    /// <param name="field">What the text is called in a fault.</param>
    /// <param name="faults">Is added to.</param>
    public static IReadOnlyList<JsonElement> Read(ReadOnlyMemory<byte> text, string field, ICollection<Fault> faults)
    {
        try
        {
            var reader = new Utf8JsonReader(text.Span, new JsonReaderOptions { AllowMultipleValues = true });
            var values = new List<JsonElement>();
            while (reader.Read())
            {
                values.Add(JsonElement.ParseValue(ref reader));
            }

            return values is [{ ValueKind: JsonValueKind.Array } list] ? [.. list.EnumerateArray()] : values;
        }
        catch (JsonException notJson)
        {
            faults.Add(new Fault(field, "a JSON array of requests, or a request a line", $"no JSON at line {notJson.LineNumber + 1}"));
            return [];
        }
    }

    /// <summary>Checks requests; of very many faults the first fifty are told.</summary>
    /// <param name="requests">The requests.</param>
    /// <param name="faults">Is added to.</param>
    public static void Check(IReadOnlyList<JsonElement> requests, ICollection<Fault> faults)
    {
        if (requests.Count is 0 or > BatchRequest.Most)
        {
            faults.Add(new Fault("requests", $"1 to {BatchRequest.Most} requests", requests.Count.ToString(CultureInfo.InvariantCulture)));
            return;
        }

        foreach (var (index, request) in requests.Index())
        {
            if (RunRequest.Parse(request) is RunRequestResult.Invalid invalid)
            {
                foreach (var fault in invalid.Faults)
                {
                    faults.Add(fault with { Field = $"requests[{index}].{fault.Field}" });
                }
            }

            if (faults.Count >= MostFaults)
            {
                return;
            }
        }
    }

    /// <summary>The name of a run; a batch begun again gives each of its runs a new one.</summary>
    internal static string NameOf(string batchId, int index, int attempt)
    {
        var prefix = batchId.Length <= LongestPrefix
            ? batchId
            : $"{batchId[..47]}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(batchId)))[..12]}";
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}-{index:0000}{(attempt == 0 ? "" : $"-r{attempt}")}");
    }

    /// <summary>The Map's items: <c>[{runId, request}]</c>.</summary>
    internal static ReadOnlyMemory<byte> Write(IEnumerable<BatchRun> runs, IReadOnlyList<JsonElement> requests, Trigger trigger)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var run in runs)
            {
                json.WriteStartObject();
                json.WriteString("runId", run.RunId);
                json.WritePropertyName("request");
                json.WriteRawValue(RequestTemplate.Fill(requests[run.Index], trigger, null, []));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return buffer.WrittenMemory;
    }
}
