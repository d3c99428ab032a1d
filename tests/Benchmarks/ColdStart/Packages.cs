using System.Diagnostics;
using Testing;

namespace Benchmarks.ColdStart;

/// <summary>The packages that are started.</summary>
internal static class Packages
{
    private const string Functions = "src/ProtectedJobs.Functions";
    private const string Hello = "tests/HelloFunction";

    private static readonly string s_artifacts = Path.Combine(Repository.Root, "artifacts");

    /// <summary>Makes both packages, trimmed and compiled ahead as they are deployed.</summary>
    public static async Task<(string Functions, string Hello)> ReadyToRunAsync()
    {
        await MakeAsync(Functions, "-p:Packaging=ReadyToRun");
        await MakeAsync(Hello, "-p:Packaging=ReadyToRun");
        return (Bootstrap("package/ReadyToRun"), Bootstrap("package/hello/ReadyToRun"));
    }

    /// <summary>The same by Native AOT: makes the product's if asked to, else takes what <c>tests/packages.sh Aot</c> made.</summary>
    /// <returns>Null if there is none.</returns>
    public static async Task<(string Functions, string Hello)?> AotAsync(bool isMade)
    {
        const string Leg = "-p:LegFramework=net9.0";
        var functions = Bootstrap("leg-net9.0/package/Aot");
        if (isMade)
        {
            await MakeAsync(Functions, "-p:Packaging=Aot", Leg);
        }
        else if (!File.Exists(functions))
        {
            return null;
        }

        await MakeAsync(Hello, "-p:Packaging=Aot", Leg);
        return (functions, Bootstrap("leg-net9.0/package/hello/Aot"));
    }

    private static string Bootstrap(string package) => Path.Combine(s_artifacts, package, "content", "bootstrap");

    private static async Task MakeAsync(string project, params string[] properties)
    {
        using var make = Process.Start(new ProcessStartInfo(
            "dotnet",
            ["msbuild", Path.Combine(Repository.Root, project), "-t:Package", "-p:Configuration=Release", "-p:Strict=false", "-v:quiet", "--nologo", .. properties])
        {
            RedirectStandardOutput = true,
        })!;
        var words = await make.StandardOutput.ReadToEndAsync();
        await make.WaitForExitAsync();
        if (make.ExitCode != 0)
        {
            throw new InvalidOperationException($"{project} was not packaged: {words}");
        }
    }
}
