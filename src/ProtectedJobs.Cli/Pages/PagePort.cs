using System.CommandLine;
using System.Globalization;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Console.Hosting;

namespace ProtectedJobs.Cli.Pages;

/// <summary>The option that says where pages are served.</summary>
internal static class PagePort
{
    /// <summary>The option.</summary>
    /// <param name="name">Its name.</param>
    public static Option<int?> Option(string name)
    {
        var option = new Option<int?>(name)
        {
            Description = $"The console's port on 127.0.0.1; 0 picks a free one. Default: {ConsoleOptions.DefaultPort.ToString(CultureInfo.InvariantCulture)}, or a free one where that is taken.",
            HelpName = "N",
        };
        option.Accept(text => ushort.TryParse(text, CultureInfo.InvariantCulture, out _), "a number from 0 to 65535");
        return option;
    }
}
