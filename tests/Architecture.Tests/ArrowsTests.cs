using System.Xml.Linq;
using Testing;

namespace Architecture.Tests;

/// <summary>The arrows README.md draws between the rooms of src, held as a test.</summary>
public sealed class ArrowsTests
{
    private static readonly string[] s_clients = ["AWSSDK.CleanRooms", "AWSSDK.EventBridge", "AWSSDK.StepFunctions"];

    private static readonly string[] s_lambda =
    [
        "Amazon.Lambda.APIGatewayEvents",
        "Amazon.Lambda.Annotations",
        "Amazon.Lambda.Core",
        "Amazon.Lambda.RuntimeSupport",
        "Amazon.Lambda.Serialization.SystemTextJson",
    ];

    private static readonly Dictionary<string, string[]> s_allowed = new()
    {
        ["ProtectedJobs.Core"] = [],
        ["ProtectedJobs.Aws"] = ["ProtectedJobs.Core", .. s_clients],
        ["ProtectedJobs.Functions"] = ["ProtectedJobs.Core", "ProtectedJobs.Aws", .. s_lambda],
        ["ProtectedJobs.Console"] = ["ProtectedJobs.Core", "ProtectedJobs.Aws"],
        ["ProtectedJobs.Cli"] =
            ["ProtectedJobs.Core", "ProtectedJobs.Aws", "ProtectedJobs.Console", "ProtectedJobs.JmesPath", "ProtectedJobs.Functions", "LocalCloud.Host", "AWSSDK.ServiceQuotas", .. s_clients],
        ["ProtectedJobs.JmesPath"] = [],
        ["LocalCloud.Asl"] = [],
        ["LocalCloud.Store"] = [],
        ["LocalCloud.Services"] = ["LocalCloud.Asl", "LocalCloud.Store"],
        ["LocalCloud.Host"] = ["LocalCloud.Services", "LocalCloud.Store"],
        ["Amazon.Lambda.APIGatewayEvents"] = [],
        ["Amazon.Lambda.Core"] = [],
        ["Amazon.Lambda.RuntimeSupport"] = ["Amazon.Lambda.Core"],
        ["Amazon.Lambda.Serialization.SystemTextJson"] = ["Amazon.Lambda.Core"],
        ["Amazon.Lambda.Annotations"] = ["Amazon.Lambda.Core"],
        ["Amazon.Lambda.Annotations.SourceGenerator"] = [],
        ["AWSSDK.CleanRooms"] = [],
        ["AWSSDK.EventBridge"] = [],
        ["AWSSDK.ServiceQuotas"] = [],
        ["AWSSDK.StepFunctions"] = [],
    };

    public static TheoryData<string> Projects() =>
        new(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path)));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_References_OnlyTheRoomsDrawnForIt(string csproj)
    {
        var name = Path.GetFileNameWithoutExtension(csproj);
        var references = XDocument.Load(Path.Combine(Repository.Root, csproj)).Descendants()
            .Where(e => e.Name.LocalName is "ProjectReference" or "AwsPackage")
            .Select(e => e.Attribute("Include")!.Value)
            .Select(i => i.EndsWith(".csproj", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(i) : i);

        Assert.True(s_allowed.TryGetValue(name, out var allowed), $"{name} is not drawn: add it here and to README.md.");
        Assert.Empty(references.Except(allowed, StringComparer.Ordinal));
    }
}
