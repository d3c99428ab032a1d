using System.Globalization;
using ProtectedJobs.Cli.AwsCommands.Shapes;

namespace ProtectedJobs.Cli.AwsCommands.CommandLine;

/// <summary>Reads the arguments of one command by the AWS CLI's rules, which are not those of the tool's other commands.</summary>
/// <remarks>
/// | argument | is |
/// | --- | --- |
/// | an option's name, or the beginning of exactly one | that option; its value follows, or stands after <c>=</c> |
/// | begins with a dash, is no number, holds no space | an option, never a value: <c>--query=-x</c> gives such a value |
/// | everything else | the value of the option before it, else unknown |
/// </remarks>
internal sealed class ArgumentReader
{
    private readonly IReadOnlyList<Option> _options;
    private readonly IReadOnlyList<string> _arguments;
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly List<string> _unknown = [];

    private ArgumentReader(IReadOnlyList<Option> options, IReadOnlyList<string> arguments) => (_options, _arguments) = (options, arguments);

    /// <summary>Reads a command's arguments.</summary>
    /// <param name="operation">The command's operation.</param>
    /// <param name="arguments">Without the command itself.</param>
    /// <exception cref="CommandFault">An option lacks its value, or has one it does not take; or an argument is unknown.</exception>
    public static CommandArguments Read(Operation operation, IReadOnlyList<string> arguments)
    {
        var options = Options.Of(operation);
        var reader = new ArgumentReader(options, arguments);
        for (var at = 0; at < arguments.Count; at++)
        {
            at = reader.ReadAt(at);
        }

        return new CommandArguments(operation, options, reader._values, reader._unknown);
    }

    private int ReadAt(int at)
    {
        var argument = _arguments[at];
        if (!LooksLikeOption(argument))
        {
            _unknown.Add(argument);
            return at;
        }

        var (name, given) = argument.IndexOf('=') is var equals and > 0 && !_options.Any(o => o.Name == argument)
            ? (argument[..equals], argument[(equals + 1)..])
            : (argument, null);
        if (Find(name) is not { } option)
        {
            _unknown.Add(argument);
            return at;
        }

        if (!option.TakesValue)
        {
            _values[option.Name] = given is null
                ? ""
                : throw CommandFault.Argument($"argument {option.Name}: ignored explicit argument {Values.PythonText.Shown(given)}");
            return at;
        }

        if (given is null && at + 1 < _arguments.Count && !LooksLikeOption(_arguments[at + 1]))
        {
            given = _arguments[++at];
        }

        _values[option.Name] = Checked(option, given ?? option.ValueIfAbsent
            ?? throw CommandFault.Argument($"argument {option.Name}: expected one argument"));
        return at;
    }

    private static string Checked(Option option, string value)
    {
        if (option.Choices.Count > 0 && !option.Choices.Contains(value))
        {
            throw CommandFault.Argument($"argument {option.Name}: Invalid choice, valid choices are:\n\n{InColumns(option.Choices)}\n");
        }

        if (option.IsWhole && !int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
        {
            throw option.Name is Options.ReadTimeout or Options.ConnectTimeout
                ? new CommandFault(AwsExitCode.Failed, $"invalid literal for int() with base 10: {Values.PythonText.Shown(value)}")
                : CommandFault.Argument($"argument {option.Name}: invalid int value: {Values.PythonText.Shown(value)}");
        }

        return value;
    }

    private Option? Find(string name)
    {
        if (_options.FirstOrDefault(option => option.Name == name) is { } exact)
        {
            return exact;
        }

        var begun = _options.Where(option => name.Length > 2 && option.Name.StartsWith(name, StringComparison.Ordinal)).ToList();
        return begun.Count > 1
            ? throw CommandFault.Argument($"ambiguous option: {name} could match {string.Join(", ", begun.Select(option => option.Name))}")
            : begun.FirstOrDefault();
    }

    private bool LooksLikeOption(string argument) =>
        argument.Length > 1
        && argument[0] == '-'
        && (_options.Any(option => argument == option.Name || argument.StartsWith(option.Name + "=", StringComparison.Ordinal))
            || (!argument.Contains(' ', StringComparison.Ordinal)
                && !double.TryParse(argument, NumberStyles.Float, CultureInfo.InvariantCulture, out _)));

    // Two to a line, as wide as the AWS CLI makes them.
    private static string InColumns(IReadOnlyList<string> choices) => string.Join(
        '\n',
        choices.Chunk(2).Select(line => string.Join(" | ", line.Select(choice => choice.PadRight(40)))));
}
