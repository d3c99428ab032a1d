using System.Globalization;
using ProtectedJobs.Cli.AwsCommands.Shapes;

namespace ProtectedJobs.Cli.AwsCommands.CommandLine;

/// <summary>The arguments of one command, each checked by itself.</summary>
/// <param name="operation">The command's operation.</param>
/// <param name="options">All its options.</param>
/// <param name="values">What was given, by name; a switch has an empty value.</param>
/// <param name="unknown">What no option explains.</param>
internal sealed class CommandArguments(
    Operation operation, IReadOnlyList<Option> options, Dictionary<string, string> values, IReadOnlyList<string> unknown)
{
    /// <summary>The command's operation.</summary>
    public Operation Operation => operation;

    /// <summary>The names of what was given.</summary>
    public IEnumerable<string> Names => values.Keys;

    /// <summary>Options of the request that were given, in the request's order.</summary>
    public IEnumerable<(Option Option, string Value)> OfRequest =>
        options.Where(option => option.Member is not null && Has(option.Name)).Select(option => (option, values[option.Name]));

    /// <summary>Required options that were not given; none if a document or a skeleton stands for them.</summary>
    public IEnumerable<Option> Missing => Has(Options.InputJson) || Has(Options.InputYaml) || this[Options.Skeleton] is "input" or "yaml-input"
        ? []
        : options.Where(option => option.IsRequired && !Has(option.Name));

    /// <summary>An option's value; null if it was not given.</summary>
    public string? this[string name] => values.GetValueOrDefault(name);

    /// <summary>Whether an option was given.</summary>
    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>A number; null if it was not given.</summary>
    public int? Whole(string name) => this[name] is { } text ? int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : null;

    /// <summary>Gives an option that was missing.</summary>
    public void Give(string name, string value) => values[name] = value;

    /// <summary>Checks that nothing is missing and nothing too much.</summary>
    /// <exception cref="CommandFault">Something is.</exception>
    public void Check()
    {
        if (Missing.ToList() is { Count: > 0 } missing)
        {
            throw CommandFault.Argument($"the following arguments are required: {string.Join(", ", missing.Select(option => option.Name))}");
        }

        if (unknown.Count > 0)
        {
            throw CommandFault.Usage($"Unknown options: {string.Join(", ", unknown)}");
        }
    }
}
