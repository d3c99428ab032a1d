using System.CommandLine;
using System.Globalization;

namespace ProtectedJobs.Cli.CommandLine;

/// <summary>Options that several commands have, spelled and explained once.</summary>
internal static class SharedOptions
{
    public static Option<OutputFormat> Output() => new("--output")
    {
        Description = "How to write data to standard output: text, or one JSON document.",
        HelpName = "text|json",
    };

    public static Option<string?> DataDirectory(string whenAbsent) => new("--data")
    {
        Description = $"Where the local cloud keeps its state. {whenAbsent}",
        HelpName = "DIR",
    };

    public static Option<double> TimeScale(double ordinary)
    {
        var option = new Option<double>("--time-scale")
        {
            Description = "How many times faster than the wall the local cloud's clock runs.",
            HelpName = "X",
            DefaultValueFactory = _ => ordinary,
        };
        option.Accept(
            text => double.TryParse(text, CultureInfo.InvariantCulture, out var scale) && scale is > 0 and <= 100_000,
            "a number above 0 and up to 100000");
        return option;
    }

    public static Option<string?> Template() => new("--template")
    {
        Description = "The serverless.template to run. Default: the one of the checkout that the tool was built in.",
        HelpName = "FILE",
    };

    /// <summary>Refuses a value in our own words, before it is converted.</summary>
    /// <param name="option">The option.</param>
    /// <param name="accepts">Whether a value is one, as text.</param>
    /// <param name="wanted">What a value must be.</param>
    public static void Accept(this Option option, Func<string, bool> accepts, string wanted) => option.Validators.Add(result =>
    {
        foreach (var token in result.Tokens.Where(token => !accepts(token.Value)))
        {
            result.AddError($"{option.Name}: wanted {wanted}, found '{token.Value}'.");
        }
    });

    /// <summary>Takes names of an enumeration's members, in any case, with or without underscores, several with commas: failed,TIMED_OUT.</summary>
    /// <param name="option">The option.</param>
    /// <param name="members">Those there are.</param>
    public static void AcceptNames<T>(this Option option, params T[] members)
        where T : struct, Enum
    {
        string[] names = [.. members.Select(member => member.ToString())];
        option.Accept(text => text.Split(',').All(part => NameOf<T>(part) is { } member && members.Contains(member)), string.Join(", ", names));
        option.CompletionSources.Add(names);
    }

    /// <summary>The members that such texts name.</summary>
    public static HashSet<T> NamesOf<T>(string[]? texts)
        where T : struct, Enum => [.. (texts ?? []).SelectMany(text => text.Split(',')).Select(NameOf<T>).OfType<T>()];

    private static T? NameOf<T>(string text)
        where T : struct, Enum
    {
        var plain = text.Trim().Replace("_", "", StringComparison.Ordinal);
        return plain.All(char.IsAsciiLetter) && Enum.TryParse<T>(plain, ignoreCase: true, out var member) ? member : null;
    }
}
