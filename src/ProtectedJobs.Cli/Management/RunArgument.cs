using System.CommandLine;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Places;
using ProtectedJobs.Core.Management;

namespace ProtectedJobs.Cli.Management;

/// <summary>The argument that names a run, and what to say when there is none of that name.</summary>
internal static class RunArgument
{
    public static Argument<string> Of(Command command)
    {
        var argument = new Argument<string>("run-id") { Description = "The run: its execution's name, or its execution's ARN." };
        command.Arguments.Add(argument);
        return argument;
    }

    /// <summary>A run's id, also of its ARN.</summary>
    /// <exception cref="UsageException">It can be none.</exception>
    public static string IdOf(string text)
    {
        var id = text.StartsWith("arn:", StringComparison.Ordinal) ? text[(text.LastIndexOf(':') + 1)..] : text;
        return RunIds.FaultOf(id) is { } fault ? throw new UsageException(fault.ToString()) : id;
    }

    /// <summary>There is no such run.</summary>
    public static UsageException Missing(string runId, ManagedPlace place) => new($"There is no run {runId}. '{place.Command("list")}' shows those there are.");
}
