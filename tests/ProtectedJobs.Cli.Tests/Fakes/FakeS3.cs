using System.Text;
using Amazon.S3;
using Amazon.S3.Model;

namespace ProtectedJobs.Cli.Tests.Fakes;

/// <summary>S3 with the objects that a test put there.</summary>
internal sealed class FakeS3() : AmazonS3Client("key", "secret", Amazon.RegionEndpoint.USEast1)
{
    /// <summary>Texts by bucket/key.</summary>
    public Dictionary<string, string> Objects { get; } = [];

    public override async Task<GetObjectResponse> GetObjectAsync(GetObjectRequest request, CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        return Objects.TryGetValue($"{request.BucketName}/{request.Key}", out var text)
            ? new GetObjectResponse { ResponseStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) }
            : throw new AmazonS3Exception("none") { ErrorCode = "NoSuchKey" };
    }
}
