using System.Text.RegularExpressions;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.StepFunctions;

/// <summary>Which names AWS takes.</summary>
internal static partial class Names
{
    private const int Longest = 80;
    private const string Forbidden = " ?*<>{}[]:;,\\|^~$#%&`\"/";

    /// <summary>The name of a machine, an execution or an activity.</summary>
    /// <exception cref="AwsException">InvalidName.</exception>
    public static string Check(string name) =>
        name.Length is 0 or > Longest || name.Any(c => char.IsControl(c) || Forbidden.Contains(c, StringComparison.Ordinal))
            ? throw Errors.InvalidName(name)
            : name;

    /// <summary>The name of an alias: not digits alone, as those are versions.</summary>
    /// <exception cref="AwsException">ValidationException.</exception>
    public static string CheckAlias(string name) =>
        name.Length <= Longest && AliasPattern().IsMatch(name)
            ? name
            : throw Errors.Constraint(
                name, "name", $"Member must satisfy regular expression pattern: {AliasPattern()}");

    [GeneratedRegex(@"^(?=.*[a-zA-Z_\-\.])[a-zA-Z0-9_\-\.]+$")]
    private static partial Regex AliasPattern();
}
