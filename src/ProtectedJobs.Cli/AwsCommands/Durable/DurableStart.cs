using System.Text.Json.Nodes;
using ProtectedJobs.Cli.AwsCommands.CommandLine;
using ProtectedJobs.Cli.AwsCommands.Settings;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Runs;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Cli.AwsCommands.Durable;

/// <summary>Starts runs as <c>protected-jobs run</c> does.</summary>
/// <param name="names">Names runs that were given none.</param>
/// <param name="places">Where runs run; made only if one is started.</param>
internal sealed class DurableStart(RunNames names, Func<IRunPlaces> places) : IDurableStart
{
    private const double LocalTimeScale = 10;

    /// <inheritdoc/>
    public async Task<int> StartAsync(
        CommandArguments arguments, CallSettings settings, JsonObject request, Screen screen, AnswerQuery query, CancellationToken cancellationToken)
    {
        var input = request.ToJsonString();
        if (RunRequest.Parse(input) is RunRequestResult.Invalid invalid)
        {
            throw new CommandFault(AwsExitCode.BadUsage, $"Parameter validation failed:\n{string.Join('\n', invalid.Faults)}");
        }

        var name = arguments[Options.RunName] ?? names.Next();
        if (!arguments.Has(Options.Local) && !arguments.Has(Options.Wait))
        {
            var arn = await places().StartOnAwsAsync(Place(arguments, settings), name, input, cancellationToken);
            await ShowAsync(new JsonObject { ["executionArn"] = arn, ["name"] = name });
            return ExitCode.Success;
        }

        var end = arguments.Has(Options.Local)
            ? await places().RunLocallyAsync(new LocalPlace(arguments[Options.Data], LocalTimeScale, null), name, input, cancellationToken)
            : await places().RunOnAwsAsync(Place(arguments, settings), name, input, cancellationToken);
        await ShowAsync(System.Text.Json.JsonSerializer.SerializeToNode(end, RunJson.Default.RunEnd)!);
        return end.Status == RunEnd.Succeeded ? ExitCode.Success : ExitCode.RunFailed;

        Task ShowAsync(JsonNode answer) => screen.ShowAsync(writer => writer.Write("StartRun", query.Search(answer)));
    }

    private static AwsPlace Place(CommandArguments arguments, CallSettings settings) =>
        new(arguments[Options.StateMachine]!, settings.Profile, arguments[Options.Region], LedgerBucket: null) { Endpoint = settings.Endpoint };
}
