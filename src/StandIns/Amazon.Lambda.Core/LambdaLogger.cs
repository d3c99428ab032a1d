namespace Amazon.Lambda.Core;

/// <summary>The function's log stream, for code that has no <see cref="ILambdaContext"/> at hand.</summary>
/// <remarks>Outside Lambda the lines go to standard output.</remarks>
public static class LambdaLogger
{
    // Set once by the runtime, before any function code runs.
    internal static Action<string>? Raw { get; set; }

    internal static Action<string, string, object[]>? Leveled { get; set; }

    /// <summary>Writes text as it is.</summary>
    public static void Log(string message) => (Raw ?? Console.Write)(message);

    /// <summary>Writes a line at a level.</summary>
    public static void Log(string level, string message) => Log(level, message, []);

    /// <summary>Writes a line at a level.</summary>
    public static void Log(LogLevel level, string message) => Log(level.ToString(), message);

    /// <summary>Writes a line at a level, from a template whose <c>{names}</c> the arguments replace in order.</summary>
    public static void Log(string level, string message, params object[] args)
    {
        if (Leveled is { } leveled)
        {
            leveled(level, message, args);
        }
        else
        {
            Console.WriteLine(message);
        }
    }

    /// <summary>Writes a line at a level, from a template.</summary>
    public static void Log(LogLevel level, string message, params object[] args) => Log(level.ToString(), message, args);
}
