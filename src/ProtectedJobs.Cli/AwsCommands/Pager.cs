using System.ComponentModel;
using System.Diagnostics;

namespace ProtectedJobs.Cli.AwsCommands;

/// <summary>Shows what is longer than a screen through the user's pager.</summary>
internal static class Pager
{
    /// <summary>Shows a text; straight to <paramref name="otherwise"/> if there is no such pager.</summary>
    /// <param name="command">The pager's command line.</param>
    /// <param name="text">What to show.</param>
    /// <param name="otherwise">Standard output.</param>
    public static async Task ShowAsync(string command, string text, TextWriter otherwise)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var start = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardInput = true };

        // A short answer is printed and the pager leaves; colours stay.
        start.Environment.TryAdd("LESS", "FRX");
        try
        {
            using var pager = Process.Start(start)!;
            await WriteAsync(pager.StandardInput, text);
            await pager.WaitForExitAsync(CancellationToken.None);
        }
        catch (Win32Exception)
        {
            await otherwise.WriteAsync(text);
        }
    }

    private static async Task WriteAsync(StreamWriter input, string text)
    {
        try
        {
            await input.WriteAsync(text);
            input.Close();
        }
        catch (IOException)
        {
            // Who has seen enough leaves the pager before the end.
        }
    }
}
