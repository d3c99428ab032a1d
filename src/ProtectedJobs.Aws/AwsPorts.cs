using Amazon.CleanRooms;
using Amazon.EventBridge;
using Amazon.S3;
using Amazon.StepFunctions;
using ProtectedJobs.Aws.CleanRooms;
using ProtectedJobs.Aws.EventBridge;
using ProtectedJobs.Aws.Management;
using ProtectedJobs.Aws.S3;
using ProtectedJobs.Aws.StepFunctions;
using ProtectedJobs.Core.Ports;

namespace ProtectedJobs.Aws;

/// <summary>
/// The core's ports over AWS. Clients take credentials, Region and endpoints from their usual places, AWS_ENDPOINT_URL among them,
/// and are made once.
/// </summary>
public sealed class AwsPorts : IDisposable
{
    private readonly AmazonCleanRoomsClient _starts;
    private readonly AmazonCleanRoomsClient _cleanRooms;
    private readonly AmazonStepFunctionsClient _stepFunctions;
    private readonly AmazonEventBridgeClient _eventBridge;
    private readonly AmazonS3Client _s3;

    /// <summary>Makes the clients.</summary>
    /// <param name="settings">Where things are.</param>
    /// <param name="access">With whose credentials, and where; null for the environment's.</param>
    public AwsPorts(AwsSettings settings, AwsAccess? access = null)
    {
        access ??= AwsAccess.OfEnvironment;

        // One request and no other: the core decides what an unanswered start means. Longer than that, nobody waits.
        // The SDK counts a connection that breaks apart from all other errors, and sends again ten times and more unless that is off too
        // (aws/aws-sdk-net#4281); the start may have been done when it broke.
        _starts = new AmazonCleanRoomsClient(access.Apply(
            new AmazonCleanRoomsConfig { MaxErrorRetry = 0, MaxStaleConnectionRetries = 0, Timeout = settings.StartTimeout }));
        _cleanRooms = new AmazonCleanRoomsClient(access.Apply(new AmazonCleanRoomsConfig { Timeout = settings.CallTimeout }));
        _stepFunctions = new AmazonStepFunctionsClient(access.Apply(new AmazonStepFunctionsConfig { Timeout = settings.CallTimeout }));
        _eventBridge = new AmazonEventBridgeClient(access.Apply(new AmazonEventBridgeConfig { Timeout = settings.CallTimeout }));
        _s3 = new AmazonS3Client(access.Apply(new AmazonS3Config { ForcePathStyle = settings.S3PathStyle, Timeout = settings.CallTimeout }));
        AnswerDate.Watch(_cleanRooms);
        AnswerDate.Watch(_stepFunctions);
        CleanRooms = new CleanRoomsJobs(_starts, _cleanRooms, TimeProvider.System);
        Executions = new StepFunctionsExecutions(_stepFunctions, settings.StateMachineArn);
        Ledger = new S3Ledger(_s3, settings.LedgerBucket);
        Index = new S3Index(_s3, settings.LedgerBucket);
        Results = new S3Results(_s3);
        Documents = new RunDocuments(_stepFunctions, _s3);
        Lists = new S3RequestLists(_s3);
        Announcer = new EventBridgeAnnouncer(_eventBridge, settings.EventBus, settings.EventSource);
    }

    /// <summary>Clean Rooms.</summary>
    public ICleanRooms CleanRooms { get; }

    /// <summary>Step Functions.</summary>
    public IExecutions Executions { get; }

    /// <summary>The ledger's bucket.</summary>
    public ILedger Ledger { get; }

    /// <summary>What is in the ledger's bucket.</summary>
    public ILedgerIndex Index { get; }

    /// <summary>Results' buckets.</summary>
    public IResultStore Results { get; }

    /// <summary>Lists of requests.</summary>
    public IRequestLists Lists { get; }

    /// <summary>The bus of completion events.</summary>
    public IAnnouncer Announcer { get; }

    /// <summary>What people look at beside a run's status.</summary>
    public RunDocuments Documents { get; }

    /// <summary>A state machine, to be managed.</summary>
    /// <param name="arn">Its ARN, or that of a version or an alias: runs are started by it, and looked for on the whole machine.</param>
    public IStateMachine StateMachineOf(string arn) => new StateMachine(_stepFunctions, arn);

    /// <inheritdoc/>
    public void Dispose()
    {
        _starts.Dispose();
        _cleanRooms.Dispose();
        _stepFunctions.Dispose();
        _eventBridge.Dispose();
        _s3.Dispose();
    }
}
