using Amazon.CleanRooms;
using Amazon.CleanRooms.Model;
using Amazon.S3;

namespace HelloFunction;

/// <summary>The AWS calls of PollJob, and nothing of what it does with their answers.</summary>
public sealed class Calls : IDisposable
{
    private readonly AmazonS3Client _s3 = new(new AmazonS3Config { ForcePathStyle = true });
    private readonly AmazonCleanRoomsClient _cleanRooms = new();

    public async Task<string> MakeAsync(string bucket, string key, string membership, string job)
    {
        using var record = await _s3.GetObjectAsync(bucket, key);
        await record.ResponseStream.CopyToAsync(Stream.Null);
        var got = await _cleanRooms.GetProtectedJobAsync(new GetProtectedJobRequest { MembershipIdentifier = membership, ProtectedJobIdentifier = job });
        return got.ProtectedJob.Status.Value;
    }

    public void Dispose()
    {
        _s3.Dispose();
        _cleanRooms.Dispose();
    }
}
