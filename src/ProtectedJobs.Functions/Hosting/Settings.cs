using ProtectedJobs.Aws;
using ProtectedJobs.Core.Completion;
using ProtectedJobs.Core.Usage;
using ProtectedJobs.Functions.Telemetry;

namespace ProtectedJobs.Functions.Hosting;

/// <summary>What the functions' environment says; read once.</summary>
/// <param name="Aws">Where things are.</param>
/// <param name="Price">What a CRPU-hour costs in this Region; null if the deployment does not say.</param>
internal sealed record Settings(AwsSettings Aws, CrpuPrice? Price)
{
    /// <summary>The state machine; null for the functions that the template does not tell it.</summary>
    public string? StateMachineArn { get; init; }

    /// <summary>Where results are delivered: <c>bucket</c>, or <c>s3://bucket/prefix</c>. Told to the functions that triggers call.</summary>
    public IReadOnlyList<string> ResultLocations { get; init; } = [];

    /// <summary>Where spans go; null if they are not exported.</summary>
    public OtlpTarget? Otlp { get; init; }

    /// <summary>The state machine, for the functions that cannot do without.</summary>
    /// <exception cref="InvalidOperationException">The template does not tell it.</exception>
    public string Machine => StateMachineArn
        ?? throw new InvalidOperationException("The environment variable STATE_MACHINE_ARN is not set; serverless.template sets it.");

    /// <summary>Reads the environment.</summary>
    /// <param name="variable">The value of a variable; null if it is not set.</param>
    /// <exception cref="InvalidOperationException">A variable that the template sets is not set.</exception>
    public static Settings Read(Func<string, string?> variable)
    {
        var aws = new AwsSettings(Required("LEDGER_BUCKET"), Required("EVENT_BUS"))
        {
            EventSource = variable("EVENT_SOURCE") is { Length: > 0 } source ? source : CompletionEvent.DefaultSource,
            StateMachineArn = variable("STATE_MACHINE_ARN") ?? "",
            S3PathStyle = variable("AWS_ENDPOINT_URL") is { Length: > 0 } || variable("AWS_ENDPOINT_URL_S3") is { Length: > 0 },
        };
        return new Settings(aws, PriceList.Find(variable("CRPU_PRICES") ?? "", Required("AWS_REGION")))
        {
            StateMachineArn = variable("STATE_MACHINE_ARN") is { Length: > 0 } arn ? arn : null,
            Otlp = OtlpTarget.Read(variable),
            ResultLocations =
                (variable("RESULT_LOCATIONS") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        };

        string Required(string name) => variable(name) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"The environment variable {name} is not set; serverless.template sets it.");
    }
}
