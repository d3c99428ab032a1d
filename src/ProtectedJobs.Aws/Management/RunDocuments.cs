using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace ProtectedJobs.Aws.Management;

/// <summary>What people look at beside a run's status: the state machine's document, and the objects of results.</summary>
/// <remarks>Every call throws a <see cref="Core.Runs.Errors.RunError"/> when AWS refused or could not be reached.</remarks>
public sealed class RunDocuments
{
    private readonly IAmazonStepFunctions _stepFunctions;
    private readonly IAmazonS3 _s3;

    internal RunDocuments(IAmazonStepFunctions stepFunctions, IAmazonS3 s3) => (_stepFunctions, _s3) = (stepFunctions, s3);

    /// <summary>The document of a state machine, in the States Language, as it is deployed.</summary>
    /// <param name="stateMachineArn">The machine.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<string> DefinitionAsync(string stateMachineArn, CancellationToken cancellationToken)
    {
        try
        {
            var request = new DescribeStateMachineRequest { StateMachineArn = stateMachineArn };
            return (await _stepFunctions.DescribeStateMachineAsync(request, cancellationToken)).Definition;
        }
        catch (Exception error) when (AwsTrouble.IsOfCall(error, cancellationToken))
        {
            throw AwsTrouble.ToRunError(error, "DescribeStateMachine");
        }
    }

    /// <summary>Opens an object of results.</summary>
    /// <param name="bucket">Its bucket.</param>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Its bytes, to be disposed of; null if it is not there any more.</returns>
    public async Task<Stream?> OpenAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        try
        {
            return (await _s3.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = key }, cancellationToken)).ResponseStream;
        }
        catch (AmazonS3Exception gone) when (gone.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
        catch (Exception error) when (AwsTrouble.IsOfCall(error, cancellationToken))
        {
            throw AwsTrouble.ToRunError(error, $"GetObject of results in {bucket}");
        }
    }
}
