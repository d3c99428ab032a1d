using ProtectedJobs.Cli.AwsCommands.CommandLine;
using ProtectedJobs.Cli.AwsCommands.Shapes;

namespace ProtectedJobs.Cli.AwsCommands;

/// <summary>Whether a list is read page by page: not with <c>--no-paginate</c>, nor where the request names its own page.</summary>
internal static class PagingCheck
{
    /// <summary>Whether one page is all.</summary>
    public static bool IsOff(CommandArguments arguments) =>
        arguments.Has(Options.NoPaginate)
        || arguments.Operation.PagingMembers.Any(member => arguments.Has(Operation.OptionOf(member)));

    /// <summary>Checks that no option asks for pages while another forbids them.</summary>
    /// <exception cref="CommandFault">They do.</exception>
    public static void Check(CommandArguments arguments)
    {
        var paging = ((string[])[Options.StartingToken, Options.PageSize, Options.MaxItems]).Where(arguments.Has).ToList();
        if (paging.Count > 0 && IsOff(arguments))
        {
            throw new CommandFault(
                AwsExitCode.BadUsage, $"Cannot specify --no-paginate along with pagination arguments: {string.Join(", ", paging)}");
        }
    }
}
