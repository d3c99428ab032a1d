using ProtectedJobs.Cli.CommandLine;

namespace ProtectedJobs.Cli.Clouds;

/// <summary>The checkout that this tool was built in: there are the template that it runs, and the functions' build output.</summary>
internal static class Checkout
{
    private const string Solution = "Lambdas.sln";
    private const string Template = "serverless.template";

    /// <summary>The template of the checkout above a folder.</summary>
    /// <param name="folder">Where the tool is.</param>
    /// <exception cref="UsageException">There is no checkout, as where the tool was installed.</exception>
    public static string TemplateAbove(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, Solution)))
            {
                return Path.Combine(at.FullName, Template);
            }
        }

        throw new UsageException($"Wanted a checkout of the product above {folder}, found none: name its {Template} by --template.");
    }
}
