using Amazon.S3;
using Amazon.StepFunctions;

namespace ProtectedJobs.Cli.Clients;

/// <summary>The clients one command needs, all of the same place.</summary>
/// <param name="StepFunctions">Starts and watches runs.</param>
/// <param name="S3">Reads their records.</param>
internal sealed record AwsClients(IAmazonStepFunctions StepFunctions, IAmazonS3 S3) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        StepFunctions.Dispose();
        S3.Dispose();
    }
}
