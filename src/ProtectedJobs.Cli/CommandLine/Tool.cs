using System.CommandLine;
using System.CommandLine.Invocation;
using Amazon.Runtime;
using ProtectedJobs.Cli.Terminals;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Cli.CommandLine;

/// <summary>The tool: its commands, and what each way of ending means for the process.</summary>
/// <remarks>
/// | how a command ends | exit code |
/// | --- | --- |
/// | returns | what it returned |
/// | <see cref="UsageException"/>, or a command line that does not parse | 2 |
/// | an error of AWS, or no answer from it | 3 |
/// | interrupted | 130 |
/// | anything else | a fault of the tool: thrown |
/// </remarks>
/// <param name="terminal">Where text and data go.</param>
/// <param name="commands">What it can do.</param>
internal sealed class Tool(Terminal terminal, IEnumerable<Command> commands)
{
    /// <summary>How long a command may take to end after Ctrl-C before the process ends without it.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(15);

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var root = new RootCommand("Runs AWS Clean Rooms PySpark protected jobs, durably: on AWS, or on a cloud inside this process.");
        foreach (var command in commands)
        {
            root.Add(command);
        }

        var parsed = root.Parse(arguments);
        if (parsed.Action is ParseErrorAction)
        {
            return Refuse(parsed);
        }

        using var interrupted = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var configuration = new InvocationConfiguration
        {
            Output = terminal.Out,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = s_patience,
        };
        return await EndAsync(() => parsed.InvokeAsync(configuration, interrupted.Token));
    }

    private async Task<int> EndAsync(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (UsageException usage)
        {
            return Tell(usage.Message, ExitCode.BadUsage);
        }
        catch (AmazonServiceException refused)
        {
            return Tell($"AWS refused ({refused.ErrorCode ?? "no code"}): {refused.Message}", ExitCode.AwsRefused);
        }
        catch (RunError refused)
        {
            return Tell(refused is Throttled ? $"AWS asks for fewer calls; try again in a moment. {refused.Message}" : $"AWS refused or cannot be reached: {refused.Message}", ExitCode.AwsRefused);
        }
        catch (Exception unreachable) when (unreachable is AmazonClientException or HttpRequestException)
        {
            return Tell($"AWS cannot be reached: {unreachable.Message}", ExitCode.AwsRefused);
        }
        catch (OperationCanceledException)
        {
            return Tell("Interrupted.", ExitCode.Interrupted);
        }
    }

    private int Refuse(ParseResult parsed)
    {
        foreach (var error in parsed.Errors)
        {
            terminal.Error.WriteLine(error.Message);
        }

        var path = string.Join(' ', Names(parsed.CommandResult.Command));
        return Tell($"See '{path} --help'.", ExitCode.BadUsage);
    }

    private static IEnumerable<string> Names(Command command) =>
        command.Parents.OfType<Command>().SelectMany(Names).Append(command is RootCommand ? "protected-jobs" : command.Name);

    private int Tell(string message, int exitCode)
    {
        terminal.Error.WriteLine(message);
        return exitCode;
    }
}
