namespace LocalCloud.Host.Deployment;

/// <summary>Finds the program of a function: CodeUri names a project folder; what runs is its build output.</summary>
internal static class FunctionPrograms
{
    /// <summary>The program: an executable, or a <c>.dll</c> for <c>dotnet</c>; null if the project was not built.</summary>
    /// <param name="codePath">CodeUri, absolute; null where it is in S3.</param>
    /// <param name="templatePath">The template, beside which <c>artifacts</c> is looked for.</param>
    /// <param name="configured">The option that goes before everything.</param>
    public static string? Find(string? codePath, string? templatePath, string? configured)
    {
        if (configured is not null)
        {
            return Path.GetFullPath(configured);
        }

        if (codePath is null || File.Exists(codePath))
        {
            return codePath;
        }

        var project = Path.GetFileName(Path.TrimEndingDirectorySeparator(codePath));
        return Folders(codePath, templatePath, project)
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, $"{project}.dll", SearchOption.AllDirectories))
            .Where(file => File.Exists(Path.ChangeExtension(file, ".runtimeconfig.json")))
            .OrderByDescending(File.GetLastWriteTimeUtc)
            .Select(Executable)
            .FirstOrDefault();
    }

    private static IEnumerable<string> Folders(string codePath, string? templatePath, string project)
    {
        if (templatePath is not null)
        {
            yield return Path.Combine(Path.GetDirectoryName(Path.GetFullPath(templatePath))!, "artifacts", "bin", project);
        }

        yield return Path.Combine(codePath, "bin");
        yield return codePath;
    }

    // The apphost starts faster than `dotnet x.dll`, and its name shows in the process list.
    private static string Executable(string assembly)
    {
        var host = Path.ChangeExtension(assembly, OperatingSystem.IsWindows() ? ".exe" : null);
        return File.Exists(host) ? host : assembly;
    }
}
