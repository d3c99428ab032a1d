using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text;
using LocalCloud.Services.Contracts;
using Microsoft.AspNetCore.Http;

namespace LocalCloud.Services.Wire.Signing;

/// <summary>An <c>aws-chunked</c> body: unwraps the chunks, checks each one's signature, collects the trailing headers.</summary>
/// <remarks>
/// A chunk's signature stands before its bytes and covers all of them, so bytes are handed on before they are known to be
/// good: whoever stores them waits for the end of the stream before believing them.
/// </remarks>
internal sealed class ChunkedBody : ReadOnlyBody
{
    private const int LongestLine = 8 * 1024;
    private const int MostTrailers = 32;
    private const string SignatureExtension = "chunk-signature=";
    private const string TrailerSignature = "x-amz-trailer-signature";

    private readonly PipeReader _reader;
    private readonly SigningKey? _key;
    private readonly bool _hasTrailer;
    private readonly IncrementalHash _chunkHash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Dictionary<string, string> _trailers = new(StringComparer.OrdinalIgnoreCase);
    private string _previousSignature;
    private string _chunkSignature = "";
    private long _left;
    private long _total;
    private bool _ended;

    private ChunkedBody(Stream inner, SigningKey? key, bool hasTrailer, long decodedLength, string seedSignature)
    {
        _reader = PipeReader.Create(inner, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
        _key = key;
        _hasTrailer = hasTrailer;
        DecodedLength = decodedLength;
        _previousSignature = seedSignature;
    }

    /// <summary>The trailing headers; complete once the stream was read to its end.</summary>
    public IReadOnlyDictionary<string, string> Trailers => _trailers;

    /// <summary>The length without the wrapping, as x-amz-decoded-content-length declares it.</summary>
    public long DecodedLength { get; }

    public static ChunkedBody Open(HttpRequest request, string form, SigningKey key, string seedSignature)
    {
        var (signed, trailer) = form switch
        {
            "STREAMING-AWS4-HMAC-SHA256-PAYLOAD" => (true, false),
            "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER" => (true, true),
            "STREAMING-UNSIGNED-PAYLOAD-TRAILER" => (false, true),
            _ => throw new AwsException("NotImplemented", 501, "A header you provided implies functionality that is not implemented"),
        };
        var length = request.Headers["x-amz-decoded-content-length"].ToString();
        return long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var decoded)
            ? new ChunkedBody(request.Body, signed ? key : null, trailer, decoded, seedSignature)
            : throw new AwsException("MissingContentLength", 411, "You must provide the Content-Length HTTP header.");
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.Length == 0 || _ended)
        {
            return 0;
        }

        if (_left == 0)
        {
            await BeginChunkAsync(cancellationToken).ConfigureAwait(false);
            if (_left == 0)
            {
                await EndAsync(cancellationToken).ConfigureAwait(false);
                return 0;
            }
        }

        var result = await _reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        var take = (int)Math.Min(Math.Min(_left, buffer.Length), result.Buffer.Length);
        if (take == 0)
        {
            throw Incomplete();
        }

        var slice = result.Buffer.Slice(0, take);
        slice.CopyTo(buffer.Span);
        _chunkHash.AppendData(buffer.Span[..take]);
        _reader.AdvanceTo(slice.End);
        _left -= take;
        if (_left == 0)
        {
            VerifyChunk();
            if ((await ReadLineAsync(cancellationToken).ConfigureAwait(false)).Length != 0)
            {
                throw Incomplete();
            }
        }

        return take;
    }

    protected override void Dispose(bool disposing)
    {
        _chunkHash.Dispose();
        base.Dispose(disposing);
    }

    // 10000;chunk-signature=0123…
    private async Task BeginChunkAsync(CancellationToken cancellationToken)
    {
        var line = await ReadLineAsync(cancellationToken).ConfigureAwait(false);
        var mark = line.IndexOf(';', StringComparison.Ordinal);
        var size = mark < 0 ? line : line[..mark];
        if (size.Length > 12
            || !long.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _left)
            || (_total += _left) > DecodedLength)
        {
            throw Incomplete();
        }

        var extension = mark < 0 ? "" : line[(mark + 1)..];
        _chunkSignature = extension.StartsWith(SignatureExtension, StringComparison.Ordinal)
            ? extension[SignatureExtension.Length..]
            : "";
    }

    private void VerifyChunk()
    {
        var hash = Convert.ToHexStringLower(_chunkHash.GetHashAndReset());
        if (_key is null)
        {
            return;
        }

        var expected = _key.OfChunk(_previousSignature, hash);
        Demand(expected, _chunkSignature);
        _previousSignature = expected;
    }

    private async Task EndAsync(CancellationToken cancellationToken)
    {
        VerifyChunk();
        if (_total != DecodedLength)
        {
            throw Incomplete();
        }

        var canonical = new StringBuilder();
        string line;
        while ((line = await ReadLineAsync(cancellationToken).ConfigureAwait(false)).Length != 0)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (!_hasTrailer || colon < 1 || _trailers.Count == MostTrailers)
            {
                throw new AwsException("MalformedTrailerError", 400, "The request contained trailing data that was not well-formed.");
            }

            var (name, value) = (line[..colon].Trim(), line[(colon + 1)..].Trim());
            _trailers[name] = value;
            if (!string.Equals(name, TrailerSignature, StringComparison.OrdinalIgnoreCase))
            {
                canonical.Append(CultureInfo.InvariantCulture, $"{name}:{value}\n");
            }
        }

        if (_key is not null && _hasTrailer)
        {
            Demand(_key.OfTrailer(_previousSignature, canonical.ToString()), _trailers.GetValueOrDefault(TrailerSignature, ""));
        }

        _ended = true;
    }

    // A line without its end; the end of the body reads as an empty line.
    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await _reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (result.Buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = Encoding.Latin1.GetString(result.Buffer.Slice(0, end)).TrimEnd('\r');
                _reader.AdvanceTo(result.Buffer.GetPosition(1, end));
                return line;
            }

            if (result.IsCompleted)
            {
                var empty = result.Buffer.IsEmpty;
                _reader.AdvanceTo(result.Buffer.End);
                return empty ? "" : throw Incomplete();
            }

            if (result.Buffer.Length > LongestLine)
            {
                throw Incomplete();
            }

            _reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    private static void Demand(string expected, string signature)
    {
        if (!SigningKey.Same(expected, signature))
        {
            throw new AwsException(
                "SignatureDoesNotMatch",
                403,
                "The request signature we calculated does not match the signature you provided. Check your key and signing method.");
        }
    }

    private static AwsException Incomplete() =>
        new("IncompleteBody", 400, "The request body terminated unexpectedly");
}
