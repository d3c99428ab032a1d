using ProtectedJobs.Cli.AwsCommands.CommandLine;

namespace ProtectedJobs.Cli.AwsCommands.Durable;

/// <summary>Which of the options around <c>--durable</c> go together.</summary>
internal static class DurableCheck
{
    /// <summary>Checks them.</summary>
    /// <exception cref="CommandFault">Some do not.</exception>
    public static void Check(CommandArguments arguments)
    {
        var faults = new List<string>();
        if (!arguments.Has(Options.Durable))
        {
            Refuse(arguments, faults, "needs --durable", Options.Wait, Options.Local, Options.Data, Options.StateMachine, Options.RunName);
        }
        else if (arguments.Has(Options.Local))
        {
            Refuse(arguments, faults, "is for runs on AWS: leave --local away", Options.StateMachine, Options.Profile, Options.Region, Options.EndpointUrl);
        }
        else
        {
            Refuse(arguments, faults, "needs --local", Options.Data);
            if (!arguments.Has(Options.StateMachine))
            {
                faults.Add($"Wanted {Options.Local}, or {Options.StateMachine} for a run on AWS; found neither.");
            }
        }

        if (faults.Count > 0)
        {
            throw CommandFault.Usage(string.Join('\n', faults));
        }
    }

    private static void Refuse(CommandArguments arguments, List<string> faults, string why, params ReadOnlySpan<string> options)
    {
        foreach (var option in options)
        {
            if (arguments.Has(option))
            {
                faults.Add($"{option} {why}.");
            }
        }
    }
}
