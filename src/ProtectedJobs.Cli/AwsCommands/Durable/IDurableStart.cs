using System.Text.Json.Nodes;
using ProtectedJobs.Cli.AwsCommands.CommandLine;
using ProtectedJobs.Cli.AwsCommands.Settings;

namespace ProtectedJobs.Cli.AwsCommands.Durable;

/// <summary>Starts a whole run with the arguments of <c>start-protected-job</c>.</summary>
internal interface IDurableStart
{
    /// <summary>Starts a run, and with <c>--wait</c> or <c>--local</c> watches it to its end.</summary>
    /// <returns>The exit code: 0 started or succeeded; 1 the run failed.</returns>
    Task<int> StartAsync(
        CommandArguments arguments, CallSettings settings, JsonObject request, Screen screen, AnswerQuery query, CancellationToken cancellationToken);
}
