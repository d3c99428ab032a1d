using System.Text.Json;

namespace ProtectedJobs.Cli.Runs;

/// <summary>The words of an execution's cause.</summary>
internal static class FailureWords
{
    /// <summary>Its <c>errorMessage</c> where the cause is what Lambda makes of an exception; else the cause itself.</summary>
    /// <param name="cause">The cause; null if there is none.</param>
    public static string? Of(string? cause)
    {
        if (cause is null || !cause.StartsWith('{'))
        {
            return cause;
        }

        try
        {
            return ((JsonElement?)JsonElement.Parse(cause)).At("errorMessage")?.ToString() ?? cause;
        }
        catch (JsonException)
        {
            // Cut off, or never JSON.
            return cause;
        }
    }
}
