using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using ProtectedJobs.Cli.AwsCommands.Calls;
using ProtectedJobs.Cli.AwsCommands.CommandLine;
using ProtectedJobs.Cli.AwsCommands.Durable;
using ProtectedJobs.Cli.AwsCommands.Help;
using ProtectedJobs.Cli.AwsCommands.Settings;
using ProtectedJobs.Cli.AwsCommands.Skeletons;
using ProtectedJobs.Cli.AwsCommands.Validation;
using ProtectedJobs.Cli.Terminals;

namespace ProtectedJobs.Cli.AwsCommands;

/// <summary>The commands that are typed as after <c>aws cleanrooms</c> and answer the same: one call, its answer printed.</summary>
/// <remarks>
/// | how it ends | exit code |
/// | --- | --- |
/// | the answer was printed | 0 |
/// | command line or request are wrong, nothing was sent | 252 |
/// | no Region or no credentials, nothing was sent | 253 |
/// | the service refused | 254 |
/// | no answer, or one that cannot be printed as asked | 255 |
/// | interrupted | 130 |
/// </remarks>
/// <param name="terminal">Where text and data go.</param>
/// <param name="environment">Variables, files and the screen.</param>
/// <param name="clients">Makes the client.</param>
/// <param name="durable">Starts whole runs.</param>
/// <param name="clock">Times of log lines.</param>
internal sealed class AwsTool(
    Terminal terminal, AwsEnvironment environment, ICleanRoomsFactory clients, IDurableStart durable, TimeProvider clock)
{
    /// <summary>Runs a command.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(AwsCommandLine line, CancellationToken cancellationToken)
    {
        try
        {
            return await EndAsync(line, cancellationToken);
        }
        catch (CommandFault fault)
        {
            await terminal.Error.WriteAsync(fault.ShowsUsage ? $"\n{HelpText.Usage}\n\n{fault.Message}\n\n" : $"\n{fault.Message}\n");
            return fault.Code;
        }
    }

    private async Task<int> EndAsync(AwsCommandLine line, CancellationToken cancellationToken)
    {
        if (line.Arguments.Contains("help") || line.Arguments.Contains(Options.Help))
        {
            await terminal.Out.WriteAsync(HelpText.Of(line.Operation));
            return AwsExitCode.Success;
        }

        var arguments = ArgumentReader.Read(line.Operation, line.Arguments);
        if (arguments.Has(Options.Version))
        {
            await terminal.Out.WriteLineAsync(
                $"protected-jobs/{typeof(AwsTool).Assembly.GetName().Version!.ToString(3)} .NET/{Environment.Version} {RuntimeInformation.RuntimeIdentifier}");
            return AwsExitCode.Success;
        }

        var query = AnswerQuery.Parse(arguments[Options.Query]);
        var settings = CallSettings.Of(arguments, environment);
        if (arguments.Has(Options.AutoPrompt) && arguments.Has(Options.NoAutoPrompt))
        {
            throw new CommandFault(
                AwsExitCode.BadUsage, "Both --cli-auto-prompt and --no-cli-auto-prompt cannot be specified at the same time.");
        }

        if (settings.AutoPrompt is "on" or "on-partial")
        {
            await new Prompter(terminal).AskAsync(arguments, cancellationToken);
        }

        arguments.Check();
        PagingCheck.Check(arguments);
        if (arguments.Has(Options.Durable) && !arguments.Has(Options.Local) && !arguments.Has(Options.StateMachine)
            && environment.Set("PROTECTED_JOBS_STATE_MACHINE_ARN") is { } machine)
        {
            arguments.Give(Options.StateMachine, machine);
        }

        DurableCheck.Check(arguments);
        var wire = new WireLog(terminal.Error, clock, arguments.Has(Options.Debug));
        wire.Tell($"{line.Operation.Command} with {string.Join(' ', arguments.Names)}");
        var request = RequestAssembly.Read(arguments);
        var screen = new Screen(terminal, environment, settings, arguments[Options.Color]);
        switch (arguments[Options.Skeleton])
        {
            case "yaml-input":
                await terminal.Out.WriteAsync(Skeleton.OfInputAsYaml(line.Operation.Input));
                return AwsExitCode.Success;
            case "input":
                await terminal.Out.WriteAsync($"{Formatting.JsonLines.Of(AnswerQuery.Element(Skeleton.OfInput(line.Operation.Input)))}\n");
                return AwsExitCode.Success;
            case "output":
                RequestCheck.Check(line.Operation.Input, request);
                await screen.ShowAsync(writer => writer.Write(line.Operation.Name, query.Search(Skeleton.OfOutput(line.Operation.Output))));
                return AwsExitCode.Success;
        }

        if (arguments.Has(Options.Durable))
        {
            // A run's own settings may stand in the document; the run's reader checks them.
            var orchestration = request["orchestration"];
            request.Remove("orchestration");
            RequestCheck.Check(line.Operation.Input, request);
            if (orchestration is not null)
            {
                request["orchestration"] = orchestration;
            }

            return await durable.StartAsync(arguments, settings, request, screen, query, cancellationToken);
        }

        if (settings.Region is null)
        {
            throw new CommandFault(
                AwsExitCode.BadEnvironment, "You must specify a region. You can also configure your region by running \"aws configure\".");
        }

        RequestCheck.Check(line.Operation.Input, request);
        await CallAsync(arguments, settings, request, query, screen, wire, cancellationToken);
        return AwsExitCode.Success;
    }

    private async Task CallAsync(
        CommandArguments arguments, CallSettings settings, JsonObject request, AnswerQuery query, Screen screen, WireLog wire, CancellationToken cancellationToken)
    {
        var operation = arguments.Operation;
        using var client = clients.Make(operation, settings, wire);
        var calls = new JobCalls(client, new AnswerMapping(new TimeFormat(() => environment.Zone, settings.HasWireTimes)));
        try
        {
            if (operation.PagedList is null || PagingCheck.IsOff(arguments))
            {
                var answer = query.Search(await calls.CallAsync(operation, request, cancellationToken));
                await screen.ShowAsync(writer => writer.Write(operation.Name, answer));
                return;
            }

            await new PagedAnswer(calls, arguments, query, screen).ShowAsync(request, cancellationToken);
        }
        catch (Exception failure) when (
            failure is AmazonClientException or AmazonServiceException or HttpRequestException or TimeoutException
                or IOException { InnerException: SocketException }
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw Failures.Of(operation, failure, wire.LastUrl, operation == Shapes.JobOperations.Start ? 0 : settings.Retries);
        }
    }
}
