namespace ProtectedJobs.Cli.AwsCommands.Settings;

/// <summary>A file of profiles: sections in brackets, settings as <c>name = value</c>; indented lines belong to the setting above and are passed over.</summary>
internal static class ProfileFile
{
    /// <summary>The settings of a profile; null if the file has no such profile, or there is no file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="profile">The profile's name.</param>
    /// <param name="isConfig">Whether sections are called <c>profile NAME</c>, as in the configuration file.</param>
    public static IReadOnlyDictionary<string, string>? Read(string path, string profile, bool isConfig)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        Dictionary<string, string>? settings = null;
        var isOurs = false;
        foreach (var line in File.ReadLines(path))
        {
            if (line.StartsWith('['))
            {
                isOurs = IsSection(line.Trim(), profile, isConfig);
                settings ??= isOurs ? new(StringComparer.OrdinalIgnoreCase) : null;
            }
            else if (isOurs && line.Length > 0 && !char.IsWhiteSpace(line[0]) && line[0] is not ('#' or ';')
                && line.Split('=', 2) is [var name, var value])
            {
                settings![name.Trim()] = value.Trim();
            }
        }

        return settings;
    }

    private static bool IsSection(string line, string profile, bool isConfig)
    {
        var name = line.Trim('[', ']').Trim();
        return name == profile
            ? !isConfig || profile == "default"
            : isConfig && name.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries) is ["profile", var named] && named.Trim('"', '\'') == profile;
    }
}
