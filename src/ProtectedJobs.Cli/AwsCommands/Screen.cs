using System.Globalization;
using ProtectedJobs.Cli.AwsCommands.Formatting;
using ProtectedJobs.Cli.AwsCommands.Settings;
using ProtectedJobs.Cli.Terminals;

namespace ProtectedJobs.Cli.AwsCommands;

/// <summary>Where answers are shown: standard output, through a pager if a person watches it.</summary>
internal sealed class Screen(Terminal terminal, AwsEnvironment environment, CallSettings settings, string? color)
{
    /// <summary>The format.</summary>
    public string Format => settings.Format;

    /// <summary>Whether every page of a list is shown as it comes.</summary>
    public bool IsPaged => Format is "text" or "yaml-stream";

    /// <summary>Shows what is written.</summary>
    public async Task ShowAsync(Action<AnswerWriter> write)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var isPainted = color == "on" || (color != "off" && terminal.IsOutInteractive);
        write(new AnswerWriter(text, Format, new TablePaint(isPainted), environment.ScreenWidth));
        if (terminal.IsOutInteractive && settings.Pager.Length > 0 && text.GetStringBuilder().Length > 0)
        {
            await Pager.ShowAsync(settings.Pager, text.ToString(), terminal.Out);
            return;
        }

        await terminal.Out.WriteAsync(text.ToString());
    }
}
