using System.Diagnostics.CodeAnalysis;
using Amazon.EventBridge;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.ServiceQuotas;
using Amazon.StepFunctions;
using ProtectedJobs.Aws;
using ProtectedJobs.Aws.Management;
using ProtectedJobs.Cli.Clouds;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Core.Management;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Cli.Places;

/// <inheritdoc/>
/// <param name="variable">The value of an environment variable; null if it is not set.</param>
/// <param name="clouds">Local clouds that are up.</param>
/// <param name="ordinaryDirectory">Where <c>local up</c> keeps its state unless told otherwise.</param>
/// <param name="clock">Measures pauses.</param>
/// <param name="random">For ids.</param>
internal sealed class ManagedPlaces(
    Func<string, string?> variable, RunningClouds clouds, string ordinaryDirectory, TimeProvider clock, Random random) : IManagedPlaces
{
    /// <inheritdoc/>
    public async Task<ManagedPlace> OpenAsync(PlaceRequest request, CancellationToken cancellationToken) =>
        request.IsLocal ? await OpenLocalAsync(request, cancellationToken) : OpenAws(request);

    private async Task<ManagedPlace> OpenLocalAsync(PlaceRequest request, CancellationToken cancellationToken)
    {
        var url = request.Endpoint
            ?? (request.DataDirectory is null && variable("AWS_ENDPOINT_URL") is { Length: > 0 } text ? new Uri(text) : null);
        var facts = url is not null
            ? await clouds.AtAsync(url, cancellationToken)
            : await clouds.OnAsync(Path.GetFullPath(request.DataDirectory ?? ordinaryDirectory), cancellationToken);
        var access = new AwsAccess
        {
            Endpoint = facts.Endpoint,
            Region = LocalCredentials.Region,
            Credentials = new BasicAWSCredentials(LocalCredentials.AccessKeyId, LocalCredentials.SecretAccessKey),
        };
        return Open(request, access, facts.StateMachineArn, facts.LedgerBucket, PriceOf(request, LocalCredentials.Region), facts.Endpoint.ToString());
    }

    private ManagedPlace OpenAws(PlaceRequest request)
    {
        var machine = Wanted(request.StateMachineArn, "PROTECTED_JOBS_STATE_MACHINE_ARN", "--state-machine-arn", "StateMachineArn");
        var ledger = Wanted(request.LedgerBucket, "PROTECTED_JOBS_LEDGER_BUCKET", "--ledger-bucket", "LedgerBucketName");
        if (MachineArn.RegionOf(machine) is not { } region)
        {
            throw new UsageException($"--state-machine-arn: wanted arn:aws:states:REGION:ACCOUNT:stateMachine:NAME[:ALIAS], found '{machine}'.");
        }

        var access = new AwsAccess { Profile = request.Profile, Region = request.Region ?? region };
        return Open(request, access, machine, ledger, PriceOf(request, region), request.Region ?? region);
    }

    private CrpuPrice? PriceOf(PlaceRequest request, string region)
    {
        try
        {
            return PriceList.Find(request.CrpuPrices ?? variable("CRPU_PRICES") ?? "", region);
        }
        catch (FormatException wrong)
        {
            throw new UsageException($"--crpu-prices: {wrong.Message}");
        }
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The place owns and disposes of them.")]
    private ManagedPlace Open(PlaceRequest request, AwsAccess access, string machine, string ledger, CrpuPrice? price, string where)
    {
        var isLocal = request.IsLocal;
        var ports = new AwsPorts(new AwsSettings(ledger, "default") { S3PathStyle = isLocal }, access);
        var stepFunctions = new AmazonStepFunctionsClient(access.Apply(new AmazonStepFunctionsConfig()));
        var s3 = new AmazonS3Client(access.Apply(new AmazonS3Config { ForcePathStyle = isLocal }));
        var eventBridge = new AmazonEventBridgeClient(access.Apply(new AmazonEventBridgeConfig()));
        var quotas = isLocal ? null : new AmazonServiceQuotasClient(access.Apply(new AmazonServiceQuotasConfig()));
        return new ManagedPlace
        {
            Client = RunClient.Over(ports, machine, ledger, price, clock, random),
            Ledger = ports.Ledger,
            CleanRooms = ports.CleanRooms,
            StepFunctions = stepFunctions,
            S3 = s3,
            EventBridge = eventBridge,
            ServiceQuotas = quotas,
            LedgerBucket = ledger,
            Price = price,
            IsLocal = isLocal,
            Where = where,
            Options = request.Options,
            Owned = quotas is null ? [ports, stepFunctions, s3, eventBridge] : [ports, stepFunctions, s3, eventBridge, quotas],
        };
    }

    private string Wanted(string? option, string name, string flag, string output) =>
        option ?? (variable(name) is { Length: > 0 } value ? value : null) ?? throw new UsageException(
            $"Wanted --local, or {flag} (the stack's output {output}; or set {name}) for AWS; found neither.");
}
