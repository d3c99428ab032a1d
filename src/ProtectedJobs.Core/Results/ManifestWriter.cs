using System.Text.Json;
using ProtectedJobs.Core.Json;
using ProtectedJobs.Core.Ports;

namespace ProtectedJobs.Core.Results;

/// <summary>Writes a <see cref="Manifest"/> object by object, byte for byte as its serializer would; what it holds does not grow with their number.</summary>
/// <param name="document">Where it goes.</param>
internal sealed class ManifestWriter(LongDocument document) : IDisposable
{
    /// <summary>The most outputs that are summarized.</summary>
    public const int MostSummaries = 100;

    private const string Marker = "_SUCCESS";
    private readonly Utf8JsonWriter _json = new(document);
    private readonly List<OutputSummary> _summaries = [];
    private OutputSummary? _output;

    /// <summary>The first outputs.</summary>
    public IReadOnlyList<OutputSummary> Summaries => _summaries;

    /// <summary>Objects in all outputs, markers aside.</summary>
    public long TotalObjects { get; private set; }

    /// <summary>Their bytes.</summary>
    public long TotalBytes { get; private set; }

    /// <summary>Writes what comes first.</summary>
    public void Begin(string runId, string jobId, string location)
    {
        _json.WriteStartObject();
        _json.WriteNumber("schema"u8, Manifest.CurrentSchema);
        _json.WriteString("runId"u8, runId);
        _json.WriteString("jobId"u8, jobId);
        _json.WriteString("location"u8, location);
        _json.WriteStartArray("outputs"u8);
    }

    /// <summary>Writes an object.</summary>
    /// <param name="output">Its output: that of the object before, or one that was not there yet.</param>
    /// <param name="found">It.</param>
    /// <param name="cancellationToken">Stops between writes.</param>
    public async Task AddAsync(string output, ResultObject found, CancellationToken cancellationToken)
    {
        if (_output?.Name != output)
        {
            await EndOutputAsync(cancellationToken);
            BeginOutput(output);
        }

        if (found.Key.AsSpan(found.Key.LastIndexOf('/') + 1).SequenceEqual(Marker))
        {
            _output = _output! with { SuccessMarker = true };
            await document.ReleaseAsync(cancellationToken);
            return;
        }

        _output = _output! with { Objects = _output.Objects + 1, Bytes = _output.Bytes + found.Bytes };
        WriteObject(found);
        await document.PassAsync(cancellationToken);
    }

    /// <summary>Writes what comes last: the manifest is there from now on.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        await EndOutputAsync(cancellationToken);
        WriteTotals();
        await document.EndAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    // Whether there is a marker is told before the objects and known after them: an output is taken for finished until it has ended.
    private void BeginOutput(string name)
    {
        _output = new OutputSummary(name, 0, 0, SuccessMarker: false);
        _json.WriteStartObject();
        _json.WriteString("name"u8, name);
        _json.WritePropertyName("successMarker"u8);
        _json.Flush();
        document.Keep();
        _json.WriteBooleanValue(true);
        _json.WriteStartArray("objects"u8);
        _json.Flush();
    }

    private async Task EndOutputAsync(CancellationToken cancellationToken)
    {
        if (_output is null)
        {
            return;
        }

        WriteEndOfOutput();
        if (!_output.SuccessMarker)
        {
            await document.ReplaceAsync("true"u8.Length, "false"u8, cancellationToken);
        }

        await document.PassAsync(cancellationToken);
        TotalObjects += _output.Objects;
        TotalBytes += _output.Bytes;
        if (_summaries.Count < MostSummaries)
        {
            _summaries.Add(_output);
        }
    }

    // What is flushed goes into the document's memory; nothing waits.
    private void WriteObject(ResultObject found)
    {
        JsonSerializer.Serialize(_json, new ManifestObject(found.Key, found.Bytes, found.ETag), CoreJson.Default.ManifestObject);
        _json.Flush();
    }

    private void WriteEndOfOutput()
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
    }

    private void WriteTotals()
    {
        _json.WriteEndArray();
        _json.WriteNumber("totalObjects"u8, TotalObjects);
        _json.WriteNumber("totalBytes"u8, TotalBytes);
        _json.WriteEndObject();
        _json.Flush();
    }
}
