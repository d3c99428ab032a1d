namespace ProtectedJobs.Cli.AwsCommands.Settings;

/// <summary>What these commands take from the process they run in.</summary>
internal sealed record AwsEnvironment
{
    /// <summary>Environment variables by name; null for one that is not set.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>The user's folder, in which <c>.aws</c> is.</summary>
    public required string Home { get; init; }

    /// <summary>The local time zone; found when it is first asked for, which takes reading files.</summary>
    public TimeZoneInfo Zone
    {
        get => field ??= FindZone();
        init;
    }

    /// <summary>Finds the local time zone.</summary>
    public Func<TimeZoneInfo> FindZone { get; init; } = static () => TimeZoneInfo.Utc;

    /// <summary>The width of the screen; a file counts as 80.</summary>
    public int ScreenWidth { get; init; } = 80;

    /// <summary>A variable that is set and not empty.</summary>
    public string? Set(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Variable(name) is { Length: > 0 } value)
            {
                return value;
            }
        }

        return null;
    }
}
