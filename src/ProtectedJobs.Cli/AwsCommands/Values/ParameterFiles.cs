using ProtectedJobs.Cli.CommandLine;

namespace ProtectedJobs.Cli.AwsCommands.Values;

/// <summary>Values that stand in files: <c>file://request.json</c> is the text of that file.</summary>
internal static class ParameterFiles
{
    private const string TextScheme = "file://";
    private const string BytesScheme = "fileb://";

    /// <summary>The text a value stands for: a file's, or itself.</summary>
    /// <param name="value">As it was typed; a path may begin with <c>~</c>.</param>
    /// <exception cref="UsageException">The file cannot be read.</exception>
    public static string Read(string value)
    {
        var scheme = value.StartsWith(TextScheme, StringComparison.Ordinal) ? TextScheme
            : value.StartsWith(BytesScheme, StringComparison.Ordinal) ? BytesScheme
            : null;
        if (scheme is null)
        {
            return value;
        }

        var path = value[scheme.Length..];
        try
        {
            return File.ReadAllText(Expand(path));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"Unable to load paramfile {value}: {Why(unreadable, path)}");
        }
    }

    private static string Expand(string path) => path == "~" || path.StartsWith("~/", StringComparison.Ordinal)
        ? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + path[1..]
        : path;

    private static string Why(Exception unreadable, string path) => unreadable switch
    {
        FileNotFoundException or DirectoryNotFoundException or ArgumentException => $"[Errno 2] No such file or directory: '{path}'",
        UnauthorizedAccessException when Directory.Exists(Expand(path)) => $"[Errno 21] Is a directory: '{path}'",
        UnauthorizedAccessException => $"[Errno 13] Permission denied: '{path}'",
        _ => unreadable.Message,
    };
}
