using System.CommandLine;
using ProtectedJobs.Cli.CommandLine;

namespace ProtectedJobs.Cli.Demos;

/// <summary><c>protected-jobs demo</c>: a trigger of the template, fired on a fresh local cloud that delivers everything twice.</summary>
internal sealed class DemoCommand : Command
{
    public DemoCommand(TriggerDemo demo)
        : base("demo", "Shows a trigger at work on a fresh local cloud where everything is delivered twice: protected-jobs demo schedule")
    {
        Add(Of("schedule", "A schedule, every minute, with one of three policies for a run that is still under way.", demo.ScheduleAsync));
        Add(Of("event", "A rule for custom events: two events of one order start one run.", (_, token) => demo.EventAsync(token)));
        Add(Of("inbox", "A rule for new objects in a bucket.", (_, token) => demo.InboxAsync(token)));
    }

    private static Command Of(string name, string description, Func<string, CancellationToken, Task> show)
    {
        var command = new Command(name, description);
        var overlap = new Option<string>("--overlap")
        {
            Description = "What a tick does while the run before is under way.",
            HelpName = "skip|queue|cancel-previous",
            DefaultValueFactory = _ => "skip",
        };
        overlap.Accept(text => text is "skip" or "queue" or "cancel-previous", "skip, queue or cancel-previous");
        if (name == "schedule")
        {
            command.Options.Add(overlap);
        }

        command.SetAction(async (line, token) =>
        {
            await show(name == "schedule" ? line.GetValue(overlap)! : "", token);
            return ExitCode.Success;
        });
        return command;
    }
}
