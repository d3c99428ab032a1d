using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ProtectedJobs.Cli.Clouds;
using ProtectedJobs.Cli.Costs;
using ProtectedJobs.Cli.Doctor;
using ProtectedJobs.Cli.Results;
using ProtectedJobs.Cli.Runs;
using ProtectedJobs.Core.Json;
using ProtectedJobs.Core.Management;

namespace ProtectedJobs.Cli.Management;

/// <summary>The JSON that the management commands write: members are only ever added.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = true, Converters = [typeof(UtcTimeConverter)])]
[JsonSerializable(typeof(RunView))]
[JsonSerializable(typeof(RunPage))]
[JsonSerializable(typeof(IReadOnlyList<RunEvent>))]
[JsonSerializable(typeof(StartedRun))]
[JsonSerializable(typeof(ActionTaken))]
[JsonSerializable(typeof(CostReport))]
[JsonSerializable(typeof(ResultList))]
[JsonSerializable(typeof(DoctorReport))]
[JsonSerializable(typeof(CloudState))]
[JsonSerializable(typeof(DryRun))]
internal sealed partial class ManagementJson : JsonSerializerContext;

/// <summary>The same, with letters of any script as they are: it goes to terminals and files, never into a page.</summary>
internal static class ReadableManagementJson
{
    public static ManagementJson Of { get; } =
        new(new JsonSerializerOptions(ManagementJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

/// <summary>A run that was started, or had been.</summary>
/// <param name="RunId">Its id.</param>
/// <param name="ExecutionArn">Its execution.</param>
/// <param name="StartedAt">When that was started.</param>
/// <param name="Existed">Whether the same request had been run under this id before, so that nothing was started.</param>
internal sealed record StartedRun(string RunId, string ExecutionArn, DateTimeOffset StartedAt, bool Existed);

/// <summary>What was done with a run.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Message">What, for people.</param>
internal sealed record ActionTaken(string RunId, string Message);
