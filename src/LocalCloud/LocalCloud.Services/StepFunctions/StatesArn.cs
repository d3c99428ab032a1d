using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.StepFunctions;

/// <summary>An ARN of Step Functions, taken apart.</summary>
/// <param name="Region">The region.</param>
/// <param name="Account">The account.</param>
/// <param name="Kind"><c>stateMachine</c>, <c>execution</c>, <c>express</c>, <c>activity</c> or <c>mapRun</c>.</param>
/// <param name="Name">The machine's (of a child machine <c>machine/label</c>) or the activity's name.</param>
/// <param name="Rest">What follows: version or alias of a machine, name of an execution, id of a Map run; "" if nothing.</param>
internal sealed record StatesArn(string Region, string Account, string Kind, string Name, string Rest)
{
    private static readonly string[] s_kinds = ["stateMachine", "execution", "express", "activity", "mapRun"];

    /// <summary>The machine's ARN, without version, alias or label.</summary>
    public string MachineArn => Machine(Region, Account, Name.Split('/')[0]);

    /// <summary>Takes an ARN apart.</summary>
    /// <param name="arn">The ARN.</param>
    /// <param name="kinds">The kinds that serve here.</param>
    /// <exception cref="AwsException">InvalidArn.</exception>
    public static StatesArn Parse(string arn, params ReadOnlySpan<string> kinds)
    {
        if (!arn.StartsWith("arn:", StringComparison.Ordinal))
        {
            throw Errors.InvalidArn($"Invalid ARN prefix: {arn}");
        }

        var parts = arn.Split(':', 8);
        if (parts.Length < 7 || parts[2] != "states" || Array.Exists(parts, part => part.Length == 0)
            || Array.IndexOf(s_kinds, parts[5]) < 0)
        {
            throw Errors.InvalidArn($"Invalid ARN: {arn}");
        }

        if (kinds.IndexOf(parts[5]) < 0)
        {
            throw Errors.InvalidArn($"Resource type not valid in this context: {parts[5]}");
        }

        var parsed = new StatesArn(parts[3], parts[4], parts[5], parts[6], parts.Length == 8 ? parts[7] : "");
        return parsed is { Kind: "execution" or "express" or "mapRun", Rest: "" }
            ? throw Errors.InvalidArn($"Invalid ARN: {arn}")
            : parsed;
    }

    public static string Machine(string region, string account, string name) =>
        $"arn:aws:states:{region}:{account}:stateMachine:{name}";

    public static string Activity(string region, string account, string name) =>
        $"arn:aws:states:{region}:{account}:activity:{name}";

    /// <summary>The ARN of an execution of this machine.</summary>
    public string Execution(string name) => $"arn:aws:states:{Region}:{Account}:execution:{Name}:{name}";

    /// <summary>The ARN of an execution of this EXPRESS machine.</summary>
    public string Express(string name, string id) => $"arn:aws:states:{Region}:{Account}:express:{Name}:{name}:{id}";
}
