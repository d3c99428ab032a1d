using System.Globalization;
using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace ProtectedJobs.Cli.Tests.Management;

/// <summary>S3 with objects, ranges and versions, that can hang up in the middle.</summary>
internal sealed class ResultsS3() : AmazonS3Client("key", "secret", Amazon.RegionEndpoint.USEast1)
{
    private readonly Lock _gate = new();

    /// <summary>Bytes by key; the entity tag is <c>tag</c> and their number.</summary>
    public Dictionary<string, byte[]> Objects { get; } = [];

    /// <summary>What was asked for: key and first byte.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>After how many bytes the next answer breaks off; null to give all.</summary>
    public int? BreaksOff { get; set; }

    public override Task<GetObjectResponse> GetObjectAsync(GetObjectRequest request, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            var from = (int)(request.ByteRange?.Start ?? 0);
            Asked.Add(string.Create(CultureInfo.InvariantCulture, $"{request.Key} {from}"));
            var bytes = Objects[request.Key];
            if (request.EtagToMatch != $"\"tag{bytes.Length}\"")
            {
                throw new AmazonS3Exception("changed") { StatusCode = HttpStatusCode.PreconditionFailed, ErrorCode = "PreconditionFailed" };
            }

            var length = Math.Min(BreaksOff ?? int.MaxValue, bytes.Length - from);
            BreaksOff = null;
            return Task.FromResult(new GetObjectResponse { ResponseStream = new MemoryStream(bytes, from, length) });
        }
    }
}
