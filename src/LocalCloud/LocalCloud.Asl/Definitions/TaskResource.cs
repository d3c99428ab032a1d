namespace LocalCloud.Asl.Definitions;

/// <summary>A Task's Resource, taken apart.</summary>
public sealed record TaskResource
{
    private const string IntegrationPrefix = "states:::";
    private const string TokenSuffix = ".waitForTaskToken";

    private TaskResource(string arn, TaskResourceKind kind)
    {
        Arn = arn;
        Kind = kind;
    }

    /// <summary>The ARN as written.</summary>
    public string Arn { get; }

    /// <summary>Which kind it is.</summary>
    public TaskResourceKind Kind { get; }

    /// <summary>An integration's service, the events' <c>resourceType</c>: <c>lambda</c>, <c>aws-sdk:s3</c>; else "".</summary>
    public string Service { get; private init; } = "";

    /// <summary>An integration's action with its pattern, the events' <c>resource</c>: <c>invoke.waitForTaskToken</c>; else "".</summary>
    public string Action { get; private init; } = "";

    /// <summary>The action without its pattern: <c>invoke</c>.</summary>
    public string Api { get; private init; } = "";

    /// <summary>What the integration waits for.</summary>
    public IntegrationPattern Pattern { get; private init; }

    /// <summary>Whether the second form of a job's answer is wanted (<c>.sync:2</c>: JSON instead of text).</summary>
    public bool IsSecondSync { get; private init; }

    /// <summary>Whether the task has a token that somebody answers with.</summary>
    public bool HasToken => Kind == TaskResourceKind.Activity || Pattern == IntegrationPattern.WaitForTaskToken;

    /// <summary>Takes an ARN apart; null where it is none that a Task may name.</summary>
    /// <param name="arn">The ARN.</param>
    public static TaskResource? TryParse(string arn)
    {
        if (!arn.StartsWith("arn:aws", StringComparison.Ordinal) || arn.IndexOf(':', 4) is not (>= 0 and var partition))
        {
            return null;
        }

        var rest = arn[(partition + 1)..];
        if (rest.StartsWith(IntegrationPrefix, StringComparison.Ordinal))
        {
            return TryParseIntegration(arn, rest[IntegrationPrefix.Length..]);
        }

        var parts = rest.Split(':');
        return parts switch
        {
            ["lambda", not "", not "", "function", not "", ..] when parts.Length <= 6
                => new TaskResource(arn, TaskResourceKind.LambdaFunction),
            ["states", not "", not "", "activity", not ""] => new TaskResource(arn, TaskResourceKind.Activity),
            _ => null,
        };
    }

    private static TaskResource? TryParseIntegration(string arn, string text)
    {
        var pattern = IntegrationPattern.RequestResponse;
        var bare = text;
        if (text.EndsWith(TokenSuffix, StringComparison.Ordinal))
        {
            pattern = IntegrationPattern.WaitForTaskToken;
            bare = text[..^TokenSuffix.Length];
        }
        else if (text.EndsWith(".sync", StringComparison.Ordinal))
        {
            pattern = IntegrationPattern.RunAJob;
            bare = text[..^".sync".Length];
        }
        else if (text.EndsWith(".sync:2", StringComparison.Ordinal))
        {
            pattern = IntegrationPattern.RunAJob;
            bare = text[..^".sync:2".Length];
        }

        var cut = bare.LastIndexOf(':');
        if (cut <= 0 || cut == bare.Length - 1 || bare.Contains('.', StringComparison.Ordinal))
        {
            return null;
        }

        return new TaskResource(arn, TaskResourceKind.Integration)
        {
            Service = bare[..cut],
            Api = bare[(cut + 1)..],
            Action = text[(cut + 1)..],
            Pattern = pattern,
            IsSecondSync = text.EndsWith(":2", StringComparison.Ordinal),
        };
    }
}
