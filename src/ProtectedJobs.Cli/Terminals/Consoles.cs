using Spectre.Console;

namespace ProtectedJobs.Cli.Terminals;

/// <summary>Spectre consoles on our streams.</summary>
internal static class Consoles
{
    /// <summary>Wide enough for an ARN in a table: a file has no edge to wrap at.</summary>
    private const int WidthOfFiles = 240;

    public static IAnsiConsole Of(TextWriter writer, bool isInteractive)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isInteractive ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isInteractive ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isInteractive ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!isInteractive)
        {
            console.Profile.Width = WidthOfFiles;
        }

        return console;
    }
}
